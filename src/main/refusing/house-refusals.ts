import type { Statuses } from './statuses.ts'

/** What the front desk refuses, and as what over HTTP. */
export const houseRefusals: Statuses = {
  'main.not-here': 404,
  'main.sign-in-first': 401,
  'main.not-yours': 403,
  'main.nobody-here': 403,
  'main.too-many': 429,
  'main.link-spent': 409,
  'privacy.auditors-only-look': 403,
  'privacy.ask-the-office-to-forget': 409,
  'privacy.not-yours-to-forget': 403,
  'privacy.breach-not-here': 404,
}
