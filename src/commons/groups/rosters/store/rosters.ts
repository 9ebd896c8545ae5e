import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { GroupsRostersTable } from '#platform/database/tables.ts'
import {
  columnMap,
  nothingCounted,
  type Roster,
  type RosterCounts,
  type RosterState,
  type RowRefused,
  type SchoolCount,
} from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const rosterOf = (row: Selectable<GroupsRostersTable>): Roster => ({
  id: row.id,
  partyId: row.party_id,
  form: row.form as Roster['form'],
  fileKey: row.file_key,
  mapping: row.mapping === null ? null : columnMap.parse(row.mapping),
  fromOn: row.from_on,
  untilOn: row.until_on,
  language: row.language,
  state: row.state as RosterState,
  counts: { ...nothingCounted, ...(row.counts as Partial<RosterCounts>) },
  schools: row.schools as unknown as SchoolCount[],
  failure: row.failure as Roster['failure'],
  jobId: row.job_id,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  endedAt: row.ended_at,
})

export async function insertRoster(
  tx: Tx,
  roster: Pick<
    Roster,
    'id' | 'partyId' | 'form' | 'fileKey' | 'mapping' | 'fromOn' | 'untilOn' | 'language' | 'sentBy' | 'sentAt'
  >,
): Promise<void> {
  await tx
    .insertInto('groups_rosters')
    .values({
      ecosystem_id: here,
      id: roster.id,
      party_id: roster.partyId,
      form: roster.form,
      file_key: roster.fileKey,
      mapping: roster.mapping === null ? null : JSON.stringify(roster.mapping),
      from_on: roster.fromOn,
      until_on: roster.untilOn,
      language: roster.language,
      state: 'sent',
      sent_by: roster.sentBy,
      sent_at: moment(roster.sentAt),
    })
    .execute()
}

export async function loadRoster(tx: Tx, id: Id, forChange = false): Promise<Roster | null> {
  const query = tx.selectFrom('groups_rosters').selectAll().where('id', '=', id)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row ? rosterOf(row) : null
}

/** The newest first. @param partyIds null: everybody's */
export async function loadRosters(tx: Tx, partyIds: readonly Id[] | null, most: number): Promise<Roster[]> {
  if (partyIds?.length === 0) return []
  const rows = await tx
    .selectFrom('groups_rosters')
    .selectAll()
    .$if(partyIds !== null, (query) => query.where('party_id', 'in', partyIds!))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(rosterOf)
}

export async function saveRoster(
  tx: Tx,
  id: Id,
  change: Partial<
    Pick<Roster, 'state' | 'counts' | 'schools' | 'failure' | 'jobId' | 'fileKey' | 'mapping' | 'endedAt'>
  >,
): Promise<void> {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
  await tx
    .updateTable('groups_rosters')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.counts && { counts: JSON.stringify(change.counts) }),
      ...(change.schools && { schools: JSON.stringify(change.schools) }),
      ...(change.failure !== undefined && { failure: json(change.failure) }),
      ...(change.mapping !== undefined && { mapping: json(change.mapping) }),
      ...(change.jobId !== undefined && { job_id: change.jobId }),
      ...(change.fileKey !== undefined && { file_key: change.fileKey }),
      ...(change.endedAt !== undefined && { ended_at: change.endedAt === null ? null : moment(change.endedAt) }),
    })
    .where('id', '=', id)
    .execute()
}

/** Another roster of the same sender is being worked on. */
export async function hasRunning(tx: Tx, partyId: Id, besides: Id): Promise<boolean> {
  const row = await tx
    .selectFrom('groups_rosters')
    .select('id')
    .where('party_id', '=', partyId)
    .where('id', '<>', besides)
    .where('state', 'in', ['trying', 'applying'])
    .executeTakeFirst()
  return row !== undefined
}

export async function saveRefusedRows(tx: Tx, rosterId: Id, refused: readonly RowRefused[]): Promise<void> {
  await tx.deleteFrom('groups_roster_rows').where('roster_id', '=', rosterId).execute()
  if (refused.length === 0) return
  const rows = JSON.stringify(refused.map((one, number) => ({ number, ...one })))
  await sql`
    insert into groups_roster_rows (ecosystem_id, roster_id, number, row_number, column_name, reason)
    select platform_ecosystem(), ${rosterId}::uuid, r.number, r.row, r.column, r.reason
    from json_to_recordset(${rows}::json) as r(number integer, "row" integer, "column" text, reason text)`.execute(tx)
}

export async function loadRefusedRows(tx: Tx, rosterId: Id, most: number): Promise<RowRefused[]> {
  return tx
    .selectFrom('groups_roster_rows')
    .select(['row_number as row', 'column_name as column', 'reason'])
    .where('roster_id', '=', rosterId)
    .orderBy('number')
    .limit(most)
    .execute()
}

/** Files that were sent and have waited since before this moment. */
export async function loadStaleFiles(tx: Tx, before: Instant): Promise<{ id: Id; fileKey: string }[]> {
  const rows = await tx
    .selectFrom('groups_rosters')
    .select(['id', 'file_key'])
    .where('file_key', 'is not', null)
    .where('state', 'not in', ['trying', 'applying'])
    .where('sent_at', '<', moment(before) as never)
    .execute()
  return rows.map(({ id, file_key }) => ({ id, fileKey: file_key! }))
}
