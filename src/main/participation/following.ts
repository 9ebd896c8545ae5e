import { followAllSessions, followConsent, followSessions } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

const house: Actor = { kind: 'system', because: 'taking part' }

/** After each of these a child may be one whom nobody allows to take part. */
const consentMayEnd = [
  'families.consents-answered',
  'families.consent-withdrawn',
  'families.link-suspended',
  'families.link-ended',
  'families.mandate-ended',
  'families.protection-set',
  'families.age-came',
] as const

/**
 * What became of a session becomes of its days, whoever changed it: of every change of a listing the catalogue says which
 * listings it touched. And what became of a family's yes becomes of its places.
 */
export const participationFollows: readonly Reaction[] = [
  {
    when: 'catalogue.listings-changed',
    react: async ({ about }, city) => {
      if (about['everything'] === true) return followAllSessions(house, city)
      for (const id of about['opportunityIds'] as readonly Id[]) await followSessions(id, house, city)
    },
  },
  ...consentMayEnd.map((when): Reaction => ({
    when,
    react: async ({ about }, city) => {
      await followConsent(about['childId'] as Id, city)
    },
  })),
]
