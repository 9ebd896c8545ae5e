import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: what visitors wrote of a mistake, half a year after somebody dealt with it. */
export const reportsRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'catalogue.settled-reports',
    table: 'catalogue_reports',
    after: 180,
    where: (before) => sql`dealt_with_at < ${before}`,
  }),
]
