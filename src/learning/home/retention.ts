import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: an address nothing reads any more is ended; that a reminder was sent matters until its day is long over. */
export const homeRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'home.calendars',
    table: 'home_calendars',
    after: 400,
    where: (before) => sql`made_at < ${before} and (read_on is null or read_on < (${before})::date)`,
  }),
  deletingRule({
    name: 'home.reminders',
    table: 'home_reminders',
    after: 60,
    where: (before) => sql`sent_at < ${before}`,
  }),
]
