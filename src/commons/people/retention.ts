import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { moment } from '#platform/database/moment.ts'
import { deletingHouseRule, deletingRule } from '#platform/retention/deleting-rule.ts'
import { goneBefore, type HouseRetentionRule, type RetentionRule } from '#platform/retention/words.ts'

/** P17: invitations that led nowhere, with the address they went to. */
export const peopleRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'people.spent-invitations',
    table: 'people_invitations',
    after: 30,
    where: (before) => sql`expires_at < ${before}`,
  }),
]

/** P17: what signing in leaves behind, of the whole installation. */
export const peopleHouseRetention = (now: () => number): readonly HouseRetentionRule[] => [
  endedSessions(now),
  deletingHouseRule(
    {
      name: 'people.spent-links',
      table: 'people_sign_in_links',
      after: 7,
      where: (before) => sql`expires_at < ${before}`,
    },
    now,
  ),
  deletingHouseRule(
    { name: 'people.spent-tickets', table: 'people_tickets', after: 1, where: (before) => sql`expires_at < ${before}` },
    now,
  ),
]

/** Of a session that ended only its last day stays, at its account. */
const endedSessions = (now: () => number): HouseRetentionRule => {
  const rule = { name: 'people.ended-sessions', table: 'people_sessions', after: 30 } as const
  const before = () => moment(goneBefore(rule, now()))
  return {
    ...rule,
    dryRun: async ({ installation }: Database) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int8 as count from people_sessions where ends_at < ${before()}`.execute(installation)
      return rows[0]!.count
    },
    run: async ({ installation }: Database) => {
      const { rows } = await sql<{ count: number }>`
        with gone as (delete from people_sessions where ends_at < ${before()} returning account_id, seen_at),
        seen as (
          update people_accounts as account set seen_on = greatest(account.seen_on, latest.on)
          from (select account_id, max(seen_at at time zone 'UTC')::date as on from gone group by account_id) as latest
          where account.id = latest.account_id)
        select count(*)::int8 as count from gone`.execute(installation)
      return rows[0]!.count
    },
  }
}
