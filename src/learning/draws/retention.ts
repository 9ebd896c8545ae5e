import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: rows go half a year after their window; what was published of the draw, which names nobody, stays. */
export const drawsRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'draws.rows',
    table: 'draws_rows',
    after: 183,
    where: (before) => sql`exists (
      select from draws_draws d
      where d.ecosystem_id = draws_rows.ecosystem_id and d.id = draws_rows.draw_id and d.closes_at < ${before})`,
  }),
]
