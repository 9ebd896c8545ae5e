import { createHash, createHmac } from 'node:crypto'
import type { Id } from '#kernel/id.ts'

/**
 * The secret of one person's "tell me less" page: the same in every message, made of the house's own secret, so that
 * nothing that opens it is kept. It opens nothing else.
 */
export const lessToken = (ecosystemId: Id, personId: Id, secret: string): string =>
  createHmac('sha256', secret).update(`messages.less\n${ecosystemId}\n${personId}`).digest('base64url').slice(0, 22)

export const lessHash = (token: string): Buffer => createHash('sha256').update(token).digest()
