import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: codes and links that lead nowhere any more. What was answered stays: it is the proof of what was allowed. */
export const familiesRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'families.spent-codes',
    table: 'families_link_codes',
    after: 7,
    where: (before) => sql`expires_at < ${before}`,
  }),
  deletingRule({
    name: 'families.code-tries',
    table: 'families_code_tries',
    after: 7,
    where: (before) => sql`tried_at < ${before}`,
  }),
  deletingRule({
    name: 'families.spent-consent-links',
    table: 'families_consent_links',
    after: 90,
    where: (before) => sql`expires_at < ${before}`,
  }),
  deletingRule({
    name: 'families.bands-run-out',
    table: 'families_bands',
    after: 365,
    where: (before) => sql`until_on < (${before})::date`,
  }),
]
