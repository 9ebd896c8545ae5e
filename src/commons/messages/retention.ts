import { sql } from 'kysely'
import { moment } from '#platform/database/moment.ts'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import { goneBefore, type RetentionRule } from '#platform/retention/words.ts'

const reports = { name: 'messages.closed-reports', table: 'messages_reports', after: 365 } as const

/** P17: an inbox is no archive, a talk neither; what was reported stays a year after somebody has decided. */
export const messagesRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'messages.old-notices',
    table: 'messages_notices',
    after: 365,
    where: (before) => sql`laid_at < ${before}`,
  }),
  {
    ...reports,
    dryRun: (city) =>
      city.reading(async (tx) => {
        const before = moment(goneBefore(reports, city.now()))
        const { rows } = await sql<{ count: number }>`
          select count(*)::int8 as count from messages_reports where closed_at < ${before}`.execute(tx)
        return rows[0]!.count
      }),
    // Evidence is out of our own hands: only this function of the database lets it go.
    run: (city) =>
      city.transaction(async (tx) => {
        const before = moment(goneBefore(reports, city.now()))
        const { rows } = await sql<{ gone: number }>`select messages_forget_closed(${before}) as gone`.execute(tx)
        return rows[0]!.gone
      }),
  },
  deletingRule({
    name: 'messages.old-posts',
    table: 'messages_posts',
    after: 730,
    // A report keeps its post until the report itself goes.
    where: (before) => sql`written_at < ${before} and not exists (
      select 1 from messages_reports r
      where r.ecosystem_id = messages_posts.ecosystem_id and r.post_id = messages_posts.id)`,
  }),
]
