import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Decision, Post, Reason, Report } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const reportOf = (row: Selectable<DB['messages_reports']>): Report => ({
  id: row.id,
  postId: row.post_id,
  reporterId: row.reporter_id,
  reason: row.reason as Reason,
  note: row.note,
  urgent: row.urgent,
  madeAt: row.made_at,
  dueAt: row.due_at,
  closedAt: row.closed_at,
})

/** False: this person has reported this post, and nobody has decided yet. */
export async function saveReport(tx: Tx, report: Report): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('messages_reports')
    .values({
      ecosystem_id: here,
      id: report.id,
      post_id: report.postId,
      reporter_id: report.reporterId,
      reason: report.reason,
      note: report.note,
      urgent: report.urgent,
      made_at: moment(report.madeAt),
      due_at: moment(report.dueAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What the post said that moment; the database refuses to change or delete it. */
export async function saveEvidence(tx: Tx, reportId: Id, post: Post, at: Instant): Promise<void> {
  await tx
    .insertInto('messages_evidence')
    .values({
      ecosystem_id: here,
      report_id: reportId,
      post_id: post.id,
      group_id: post.groupId,
      author_id: post.authorId,
      body: post.body ?? '',
      written_at: moment(post.writtenAt),
      kept_at: moment(at),
    })
    .execute()
}

export async function loadReport(tx: Tx, id: Id): Promise<Report | null> {
  const row = await tx.selectFrom('messages_reports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? reportOf(row) : null
}

export interface ReportKept extends Report {
  readonly groupId: Id
  readonly authorId: Id
  readonly body: string
  readonly writtenAt: Instant
  readonly decisions: readonly { readonly decision: Decision; readonly note: string; readonly at: Instant }[]
}

/** Open ones by their deadline, or the newest of those that are closed. */
export async function loadReports(tx: Tx, which: 'open' | 'closed', most: number): Promise<ReportKept[]> {
  let query = tx
    .selectFrom('messages_reports as r')
    .innerJoin('messages_evidence as e', 'e.report_id', 'r.id')
    .selectAll('r')
    .select(['e.group_id', 'e.author_id', 'e.body', 'e.written_at'])
    .where('r.closed_at', which === 'open' ? 'is' : 'is not', null)
    .limit(most)
  query = which === 'open' ? query.orderBy('r.due_at') : query.orderBy('r.closed_at', 'desc')
  const rows = await query.execute()
  const ids = rows.map(({ id }) => id)
  const decided =
    ids.length === 0
      ? []
      : await tx.selectFrom('messages_decisions').selectAll().where('report_id', 'in', ids).orderBy('id').execute()
  return rows.map((row) => ({
    ...reportOf(row),
    groupId: row.group_id,
    authorId: row.author_id,
    body: row.body,
    writtenAt: row.written_at,
    decisions: decided
      .filter(({ report_id }) => report_id === row.id)
      .map(({ decision, note, decided_at }) => ({ decision: decision as Decision, note, at: decided_at })),
  }))
}

/** Others have reported the same post, and nobody has decided about those: it stays out of sight. */
export async function loadOtherOpen(tx: Tx, postId: Id, but: Id): Promise<Id[]> {
  const rows = await tx
    .selectFrom('messages_reports')
    .select('id')
    .where('post_id', '=', postId)
    .where('closed_at', 'is', null)
    .where('id', '<>', but)
    .execute()
  return rows.map(({ id }) => id)
}

export async function saveDecision(
  tx: Tx,
  one: { id: Id; reportId: Id; decision: Decision; byId: Id | null; note: string; at: Instant; closes: boolean },
): Promise<void> {
  await tx
    .insertInto('messages_decisions')
    .values({
      ecosystem_id: here,
      id: one.id,
      report_id: one.reportId,
      decision: one.decision,
      by_id: one.byId,
      note: one.note,
      decided_at: moment(one.at),
    })
    .execute()
  if (!one.closes) return
  await tx
    .updateTable('messages_reports')
    .set({ closed_at: moment(one.at) })
    .where('id', '=', one.reportId)
    .execute()
}

/** Those whose deadline has passed and of which nobody was told, marked as told. */
export async function takeLate(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .updateTable('messages_reports')
    .set({ late_told_at: moment(now) })
    .where('closed_at', 'is', null)
    .where('late_told_at', 'is', null)
    .where('due_at', '<=', moment(now))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Those whose deadline comes within so many hours, half of their time at least, and of which nobody was reminded; marked. */
export async function takeReportsDueSoon(
  tx: Tx,
  hours: number,
  now: Instant,
): Promise<Pick<Report, 'id' | 'urgent'>[]> {
  const rows = await tx
    .updateTable('messages_reports')
    .set({ reminded_at: moment(now) })
    .where('closed_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('due_at', '>', moment(now))
    .where(
      sql<boolean>`greatest(due_at - make_interval(hours => ${hours}), made_at + (due_at - made_at) / 2) <= ${moment(now)}`,
    )
    .returning(['id', 'urgent'])
    .execute()
  return rows
}

export async function loadReportsBy(tx: Tx, reporterId: Id): Promise<Report[]> {
  const rows = await tx
    .selectFrom('messages_reports')
    .selectAll()
    .where('reporter_id', '=', reporterId)
    .orderBy('id')
    .execute()
  return rows.map(reportOf)
}

export async function forgetReportsBy(tx: Tx, reporterId: Id): Promise<void> {
  await tx.updateTable('messages_reports').set({ note: null }).where('reporter_id', '=', reporterId).execute()
}
