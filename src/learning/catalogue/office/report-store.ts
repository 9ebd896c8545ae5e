import { sql, type Selectable } from 'kysely'
import { inTrail, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Report, ReportReason } from './report-words.ts'

const reportOf = (row: Omit<Selectable<DB['catalogue_reports']>, 'ecosystem_id' | 'dealt_with_by'>): Report => ({
  id: row.id,
  opportunityId: row.opportunity_id,
  reason: row.reason as ReportReason,
  words: row.words,
  language: row.language,
  times: row.times,
  reportedAt: row.reported_at as Instant,
  dealtWithAt: row.dealt_with_at as Instant | null,
})

/** Open ones of a listing, locked with it, so that two that say the same count up one row. */
export async function lockOpenReports(tx: Tx, opportunityId: Id): Promise<Report[] | null> {
  const listing = await tx
    .selectFrom('catalogue_opportunities')
    .select('id')
    .where('id', '=', opportunityId)
    .forUpdate()
    .executeTakeFirst()
  return listing ? loadOpenReportsOf(tx, opportunityId) : null
}

export async function loadOpenReportsOf(tx: Tx, opportunityId: Id): Promise<Report[]> {
  const rows = await tx
    .selectFrom('catalogue_reports')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .where('dealt_with_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(reportOf)
}

export async function addReport(tx: Tx, report: Omit<Report, 'times' | 'dealtWithAt'>): Promise<void> {
  await tx
    .insertInto('catalogue_reports')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id: report.id,
      opportunity_id: report.opportunityId,
      reason: report.reason,
      words: report.words,
      language: report.language,
      reported_at: moment(report.reportedAt),
    })
    .execute()
}

export async function countReport(tx: Tx, id: Id): Promise<void> {
  await tx
    .updateTable('catalogue_reports')
    .set({ times: sql<number>`times + 1` })
    .where('id', '=', id)
    .execute()
}

export async function loadReport(tx: Tx, id: Id): Promise<Report | null> {
  const row = await tx.selectFrom('catalogue_reports').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? reportOf(row) : null
}

export async function saveDealtWith(tx: Tx, id: Id, by: Actor, at: Instant | null): Promise<void> {
  await tx
    .updateTable('catalogue_reports')
    .set({
      dealt_with_at: at === null ? null : moment(at),
      dealt_with_by: at === null ? null : JSON.stringify(inTrail(by)),
    })
    .where('id', '=', id)
    .execute()
}

/** Waiting ones the oldest first, or those dealt with the latest first, with the titles of their listings. */
export async function loadReports(
  tx: Tx,
  dealtWith: boolean,
  most: number,
): Promise<(Report & { readonly title: LocalText })[]> {
  const rows = await tx
    .selectFrom('catalogue_reports as r')
    .innerJoin('catalogue_opportunities as o', 'o.id', 'r.opportunity_id')
    .selectAll('r')
    .select('o.title')
    .where('r.dealt_with_at', dealtWith ? 'is not' : 'is', null)
    .orderBy(dealtWith ? 'r.dealt_with_at' : 'r.id', dealtWith ? 'desc' : 'asc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...reportOf(row), title: row.title as unknown as LocalText }))
}

export async function countOpenReports(tx: Tx): Promise<number> {
  const counted = await tx
    .selectFrom('catalogue_reports')
    .select((at) => at.fn.countAll<number>().as('open'))
    .where('dealt_with_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(counted.open)
}
