import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

const ofEndedDraws = (table: 'draws_rows' | 'draws_levels'): RetentionRule =>
  deletingRule({
    name: table.replace('_', '.'),
    table,
    after: 183,
    where: (before) => sql`exists (
      select from draws_draws d
      where d.ecosystem_id = ${sql.table(table)}.ecosystem_id and d.id = ${sql.table(table)}.draw_id
        and d.closes_at < ${before})`,
  })

/** P17: rows and their hashes go half a year after their window; what was published, which names nobody, stays. */
export const drawsRetention: readonly RetentionRule[] = [ofEndedDraws('draws_rows'), ofEndedDraws('draws_levels')]
