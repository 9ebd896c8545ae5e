import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: what was given up goes first; what a class asked two years later, with its booking; notes after a year. */
export const visitsRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'visits.given-up',
    table: 'visits_asks',
    after: 90,
    where: (before) => sql`changed_at < ${before} and state in ('declined', 'withdrawn', 'lapsed')`,
  }),
  deletingRule({
    name: 'visits.asks',
    table: 'visits_asks',
    after: 730,
    where: (before) => sql`changed_at < ${before}`,
  }),
  deletingRule({
    name: 'visits.bookings',
    table: 'visits_bookings',
    after: 730,
    where: (before) => sql`made_at < ${before}
      and not exists (select 1 from visits_asks a where a.booking_id = visits_bookings.id)`,
  }),
  deletingRule({
    name: 'visits.notes',
    table: 'visits_notes',
    after: 365,
    where: (before) => sql`written_at < ${before}`,
  }),
  deletingRule({
    name: 'visits.plans',
    table: 'visits_plans',
    after: 365,
    where: (before) => sql`made_at < ${before}`,
  }),
]
