import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: what was taken back goes first; a wish nobody touched for two years is nobody's any more. What others want stays. */
export const wantsRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'wants.taken-back',
    table: 'wants_wishes',
    after: 90,
    where: (before) => sql`changed_at < ${before} and state = 'taken-back'`,
  }),
  deletingRule({
    name: 'wants.old-wishes',
    table: 'wants_wishes',
    after: 730,
    where: (before) => sql`changed_at < ${before}`,
  }),
]
