import { sql } from 'kysely'
import { deletingHouseRule } from '#platform/retention/deleting-rule.ts'
import type { HouseRetentionRule } from '#platform/retention/words.ts'

/** P17: what the machinery itself writes down; three months are enough to find out what went wrong. */
export const platformRetention = (now: () => number): readonly HouseRetentionRule[] => [
  deletingHouseRule(
    { name: 'platform.mailbox', table: 'platform_mailbox', after: 90, where: (before) => sql`sent_at < ${before}` },
    now,
  ),
  deletingHouseRule(
    { name: 'platform.ended-jobs', table: 'platform_jobs', after: 90, where: (before) => sql`ended_at < ${before}` },
    now,
  ),
  deletingHouseRule(
    {
      name: 'platform.office-sessions',
      table: 'platform_office_sessions',
      after: 90,
      where: (before) => sql`expires_at < ${before}`,
    },
    now,
  ),
  deletingHouseRule(
    {
      name: 'platform.operator-links',
      table: 'platform_operator_links',
      after: 90,
      where: (before) => sql`expires_at < ${before}`,
    },
    now,
  ),
]
