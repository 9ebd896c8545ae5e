import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: what was given up goes first; who was on which day when the record has long heard of it; a party with its last entry. */
export const participationRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'participation.given-up',
    table: 'participation_entries',
    after: 90,
    where: (before) =>
      sql`changed_at < ${before} and state in ('withdrawn', 'lapsed', 'cancelled', 'declined', 'moved')`,
  }),
  deletingRule({
    name: 'participation.lists',
    table: 'participation_entries',
    after: 730,
    where: (before) => sql`changed_at < ${before}`,
  }),
  deletingRule({
    name: 'participation.invitations',
    table: 'participation_invitations',
    after: 30,
    where: (before) => sql`made_at < ${before}`,
  }),
  deletingRule({
    name: 'participation.empty-parties',
    table: 'participation_bookings',
    after: 1,
    where: (before) => sql`made_at < ${before} and not exists (
      select from participation_entries e
      where e.ecosystem_id = participation_bookings.ecosystem_id and e.booking_id = participation_bookings.id)`,
  }),
]
