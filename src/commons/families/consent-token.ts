import { createHmac } from 'node:crypto'
import type { Id } from '#kernel/id.ts'

/**
 * The secret of a consent link, written from its id: so an event may say that a link was made, and whoever sends it on
 * needs no copy of it. @returns 43 signs of base64url
 */
export const consentToken = (ecosystemId: Id, consentLinkId: Id, secret: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['families.consent-link', ecosystemId, consentLinkId]))
    .digest('base64url')
