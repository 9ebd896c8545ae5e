import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { money, type Money } from '#kernel/money.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Part, State } from '../words.ts'

/** Somebody of one family on one occasion, with what is settled for them. */
export interface Paying {
  readonly id: Id
  readonly personId: Id
  readonly part: Part
  readonly state: State
  readonly settled: Money | null
}

const isFirstDay = sql<boolean>`not exists (
  select from participation_bookings f
  where f.request = b.request and f.occasion_id <> b.occasion_id and f.number < b.number)`

const amountOf = (row: { settled_minor: number | null; settled_currency: string | null }) =>
  row.settled_minor === null || row.settled_currency === null ? null : money(row.settled_minor, row.settled_currency)

/**
 * Whom this person asked for on this occasion, in the order in which they stand; whoever left is among them. A place on
 * several days is paid for on its first.
 */
export async function loadPaying(tx: Tx, occasionId: Id, payer: Id): Promise<Paying[]> {
  const rows = await tx
    .selectFrom('participation_entries as e')
    .innerJoin('participation_bookings as b', 'b.id', 'e.booking_id')
    .select(['e.id', 'e.person_id', 'e.part', 'e.state', 'e.settled_minor', 'e.settled_currency'])
    .where('e.occasion_id', '=', occasionId)
    .where('b.made_by', '=', payer)
    .where(isFirstDay)
    .orderBy('b.in_line')
    .orderBy('e.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    part: row.part as Part,
    state: row.state as State,
    settled: amountOf(row),
  }))
}

export async function saveSettled(tx: Tx, id: Id, settled: Money | null): Promise<void> {
  await tx
    .updateTable('participation_entries')
    .set({ settled_minor: settled?.minor ?? null, settled_currency: settled?.currency ?? null })
    .where('id', '=', id)
    .execute()
}

/** What is settled for each of these; for whom nothing is, is not in it. */
export async function loadSettled(tx: Tx, entryIds: readonly Id[]): Promise<Map<Id, Money>> {
  if (entryIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_entries')
    .select(['id', 'settled_minor', 'settled_currency'])
    .where('id', '=', sql<Id>`any(${entryIds}::uuid[])`)
    .where('settled_minor', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, amountOf(row)!]))
}
