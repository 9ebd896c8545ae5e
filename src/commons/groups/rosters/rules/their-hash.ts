import { createHash } from 'node:crypto'
import type { Id } from '#kernel/id.ts'

/** By which a sender's child, teacher or class is known again without keeping its number. Hexadecimal. */
export const theirHash = (partyId: Id, kind: 'person' | 'group', key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([partyId, kind, key]))
    .digest('hex')
