import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import {
  mappingShape,
  type Import,
  type ImportCounts,
  type ImportState,
  type Mapping,
  type RepairCounts,
  type RowRefusal,
} from '../words.ts'

export const nothingCounted: ImportCounts = {
  read: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  merged: 0,
  refused: 0,
  lapsed: 0,
  opportunities: 0,
  withoutArea: 0,
  heldBack: 0,
}

export interface NewImport {
  readonly id: Id
  readonly sourceId: Id
  readonly fileKey: string | null
  readonly fileName: string | null
  readonly mapping: Mapping
  readonly queuedAt: Instant
}

/** What a worker needs of an import besides what the report shows. */
export interface ImportWork extends Import {
  readonly jobId: Id | null
  readonly fileKey: string | null
  readonly fileName: string | null
  readonly mapping: Mapping
}

/** False: another import of this source has not ended yet. */
export async function insertImport(tx: Tx, given: NewImport): Promise<boolean> {
  const made = await sql`
    insert into feeds_imports (ecosystem_id, id, source_id, state, file_key, file_name, mapping, queued_at)
    values (platform_ecosystem(), ${given.id}, ${given.sourceId}, 'queued', ${given.fileKey}, ${given.fileName},
      ${JSON.stringify(given.mapping)}::jsonb, ${moment(given.queuedAt)})
    on conflict (ecosystem_id, source_id) where state in ('queued', 'reading', 'staged', 'asking') do nothing
    returning id`.execute(tx)
  return made.rows.length === 1
}

const query = (tx: Tx) => tx.selectFrom('feeds_imports').selectAll()
type ImportRow = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]

const importOf = (row: ImportRow): ImportWork => ({
  id: row.id,
  sourceId: row.source_id,
  state: row.state as ImportState,
  counts: { ...nothingCounted, ...(row.counts as Partial<ImportCounts>) },
  repairs: row.repairs as RepairCounts,
  failure: row.failure as Import['failure'],
  heldBack: row.held_back as unknown as Import['heldBack'],
  queuedAt: row.queued_at as Instant,
  endedAt: row.ended_at as Instant | null,
  jobId: row.job_id,
  fileKey: row.file_key,
  fileName: row.file_name,
  mapping: mappingShape.parse(row.mapping),
})

export async function loadImport(
  tx: Tx,
  id: Id,
  lock: 'for-update' | 'unlocked' = 'unlocked',
): Promise<ImportWork | null> {
  const found = query(tx).where('id', '=', id)
  const row = await (lock === 'for-update' ? found.forUpdate() : found).executeTakeFirst()
  return row === undefined ? null : importOf(row)
}

export async function setJob(tx: Tx, id: Id, jobId: Id): Promise<void> {
  await tx.updateTable('feeds_imports').set({ job_id: jobId }).where('id', '=', id).execute()
}

/** Newest first. */
export async function loadImports(tx: Tx, sourceId: Id | null, most: number): Promise<ImportWork[]> {
  const found = query(tx).orderBy('queued_at', 'desc').orderBy('id', 'desc').limit(most)
  return (await (sourceId === null ? found : found.where('source_id', '=', sourceId)).execute()).map(importOf)
}

export async function saveImportState(
  tx: Tx,
  id: Id,
  change: {
    readonly state: ImportState
    readonly counts?: ImportCounts
    readonly repairs?: RepairCounts
    readonly failure?: Import['failure']
    readonly endedAt?: Instant | null
    readonly heldBack?: Import['heldBack']
  },
): Promise<void> {
  await tx
    .updateTable('feeds_imports')
    .set({
      state: change.state,
      ...(change.counts && { counts: JSON.stringify(change.counts) }),
      ...(change.heldBack && { held_back: JSON.stringify(change.heldBack) }),
      ...(change.repairs && { repairs: JSON.stringify(change.repairs) }),
      ...(change.failure !== undefined && { failure: change.failure === null ? null : JSON.stringify(change.failure) }),
      ...(change.endedAt !== undefined && { ended_at: change.endedAt === null ? null : moment(change.endedAt) }),
    })
    .where('id', '=', id)
    .execute()
}

export async function saveRefused(tx: Tx, importId: Id, refused: readonly RowRefusal[]): Promise<void> {
  await tx.deleteFrom('feeds_refused_rows').where('import_id', '=', importId).execute()
  if (refused.length === 0) return
  const rows = JSON.stringify(refused.map((one, number) => ({ number, ...one, row: Math.min(one.row, 2147483647) })))
  await sql`
    insert into feeds_refused_rows (ecosystem_id, import_id, number, row_number, column_name, value, reason)
    select platform_ecosystem(), ${importId}::uuid, r.number, r.row, r.column, r.value, r.reason
    from json_to_recordset(${rows}::json) as r(number integer, "row" integer, "column" text, value text, reason text)`.execute(
    tx,
  )
}

export async function loadRefused(tx: Tx, importId: Id, most: number): Promise<RowRefusal[]> {
  const rows = await tx
    .selectFrom('feeds_refused_rows')
    .select(['row_number as row', 'column_name as column', 'value', 'reason'])
    .where('import_id', '=', importId)
    .orderBy('number')
    .limit(most)
    .execute()
  return rows as RowRefusal[]
}
