import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { VisitsPathsTable, VisitsSlotsTable } from '#platform/database/tables.ts'
import type { VisitPath, VisitSlot, Way } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const pathOf = (row: Selectable<VisitsPathsTable>): VisitPath => ({
  id: row.id,
  hostId: row.host_id,
  title: row.title,
  theme: row.theme,
  grades: row.grades,
  place: row.place,
  point: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
  way: row.way as Way,
  state: row.state as VisitPath['state'],
  twice: row.twice,
})

const slotOf = (row: Selectable<VisitsSlotsTable>): VisitSlot => ({
  id: row.id,
  pathId: row.path_id,
  fallsOn: row.falls_on,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  timeZone: row.time_zone,
  seats: row.seats,
  taken: row.taken,
  state: row.state as VisitSlot['state'],
})

export async function savePath(tx: Tx, path: VisitPath, now: Instant): Promise<void> {
  await tx
    .insertInto('visits_paths')
    .values({
      ecosystem_id: here,
      id: path.id,
      host_id: path.hostId,
      title: path.title,
      theme: path.theme,
      grades: [...path.grades],
      place: path.place,
      lat: path.point?.lat ?? null,
      lon: path.point?.lon ?? null,
      way: path.way,
      state: path.state,
      twice: path.twice,
      made_at: moment(now),
    })
    .execute()
}

export async function savePathChange(tx: Tx, { id, way, state, twice }: VisitPath): Promise<void> {
  await tx.updateTable('visits_paths').set({ way, state, twice }).where('id', '=', id).execute()
}

/**
 * Held until the transaction ends, in the order of their ids: whoever gives or frees dates of a kind of visit does so one
 * after the other, and two who hold several never wait for each other.
 */
export async function holdPaths(tx: Tx, ids: readonly Id[]): Promise<VisitPath[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('visits_paths')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(pathOf)
}

export async function loadPaths(
  tx: Tx,
  { ids, hostIds }: { readonly ids?: readonly Id[]; readonly hostIds?: readonly Id[] } = {},
): Promise<VisitPath[]> {
  if (ids?.length === 0 || hostIds?.length === 0) return []
  const rows = await tx
    .selectFrom('visits_paths')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .$if(hostIds !== undefined, (query) => query.where('host_id', 'in', hostIds!))
    .orderBy('title')
    .orderBy('id')
    .execute()
  return rows.map(pathOf)
}

/** The next number in the line of a kind of visit, which this transaction holds. */
export async function nextInLine(tx: Tx, pathId: Id): Promise<number> {
  const { next_in_line } = await tx
    .updateTable('visits_paths')
    .set((row) => ({ next_in_line: row('next_in_line', '+', 1) }))
    .where('id', '=', pathId)
    .returning('next_in_line')
    .executeTakeFirstOrThrow()
  return next_in_line - 1
}

/** @returns how many were not there before */
export async function saveSlots(tx: Tx, slots: readonly Omit<VisitSlot, 'taken' | 'state'>[]): Promise<number> {
  if (slots.length === 0) return 0
  const rows = await tx
    .insertInto('visits_slots')
    .values(
      slots.map((slot) => ({
        ecosystem_id: here,
        id: slot.id,
        path_id: slot.pathId,
        falls_on: slot.fallsOn,
        starts_at: moment(slot.startsAt),
        ends_at: moment(slot.endsAt),
        time_zone: slot.timeZone,
        seats: slot.seats,
        state: 'open',
      })),
    )
    .onConflict((row) => row.doNothing())
    .returning('id')
    .execute()
  return rows.length
}

export async function loadSlot(tx: Tx, id: Id): Promise<VisitSlot | null> {
  const row = await tx.selectFrom('visits_slots').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? slotOf(row) : null
}

/** In the order in which they begin. @param from left out: those that are over too */
export async function loadSlots(tx: Tx, pathIds: readonly Id[], from?: Instant): Promise<VisitSlot[]> {
  if (pathIds.length === 0) return []
  const rows = await tx
    .selectFrom('visits_slots')
    .selectAll()
    .where('path_id', 'in', pathIds)
    .$if(from !== undefined, (query) => query.where('ends_at', '>=', moment(from!)))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(slotOf)
}

export async function saveSlotChange(tx: Tx, { id, seats, state }: VisitSlot): Promise<void> {
  await tx.updateTable('visits_slots').set({ seats, state }).where('id', '=', id).execute()
}

/** @param seats more, or fewer where it is below nought */
export async function addTaken(tx: Tx, slotId: Id, seats: number): Promise<void> {
  await tx
    .updateTable('visits_slots')
    .set((row) => ({ taken: row('taken', '+', seats) }))
    .where('id', '=', slotId)
    .execute()
}
