import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Body, BodyForm, Gate, Seat, SeatForm, SeatKind } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

export async function saveBody(tx: Tx, id: Id, form: BodyForm, at: Instant): Promise<void> {
  const values = { name: JSON.stringify(form.name), purpose: JSON.stringify(form.purpose), quorum: form.quorum }
  await tx
    .insertInto('governance_bodies')
    .values({ ecosystem_id: here, id, ...values, made_at: moment(at) })
    .onConflict((row) => row.columns(['ecosystem_id', 'id']).doUpdateSet(values))
    .execute()
}

export async function loadBodies(tx: Tx): Promise<Body[]> {
  const rows = await tx.selectFrom('governance_bodies').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name as unknown as LocalText,
    purpose: row.purpose as unknown as LocalText,
    quorum: row.quorum,
  }))
}

export async function saveSeat(tx: Tx, id: Id, form: SeatForm): Promise<void> {
  await tx
    .insertInto('governance_seats')
    .values({
      ecosystem_id: here,
      id,
      body_id: form.bodyId,
      kind: form.kind,
      person_id: form.personId,
      from_on: form.fromOn,
      until_on: form.untilOn,
    })
    .execute()
}

/** Every seat that was ever held, the first first. */
const seatOf = (row: Selectable<DB['governance_seats']>): Seat => ({
  id: row.id,
  bodyId: row.body_id,
  kind: row.kind as SeatKind,
  personId: row.person_id,
  fromOn: row.from_on,
  untilOn: row.until_on,
})

export async function loadSeats(tx: Tx): Promise<Seat[]> {
  const rows = await tx.selectFrom('governance_seats').selectAll().orderBy('from_on').orderBy('id').execute()
  return rows.map(seatOf)
}

/** Every seat this person ever held, the first first. */
export async function loadSeatsOf(tx: Tx, personId: Id): Promise<Seat[]> {
  const rows = await tx
    .selectFrom('governance_seats')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map(seatOf)
}

/** False: there is no such seat, or its term had ended by then. */
export async function saveSeatEnd(tx: Tx, id: Id, lastOn: Day): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('governance_seats')
    .set({ until_on: sql<Day>`greatest(from_on - 1, ${lastOn}::date)` })
    .where('id', '=', id)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>', lastOn)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function saveGate(tx: Tx, act: string, gate: Gate, at: Instant): Promise<void> {
  const values = { gate: JSON.stringify(gate), changed_at: moment(at) }
  await tx
    .insertInto('governance_gates')
    .values({ ecosystem_id: here, act, ...values })
    .onConflict((row) => row.columns(['ecosystem_id', 'act']).doUpdateSet(values))
    .execute()
}

/** What this place chose, by act. */
export async function loadGates(tx: Tx): Promise<ReadonlyMap<string, Gate>> {
  const rows = await tx.selectFrom('governance_gates').select(['act', 'gate']).execute()
  return new Map(rows.map(({ act, gate }) => [act, gate as unknown as Gate]))
}
