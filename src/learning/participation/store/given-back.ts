import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Entry } from '../words.ts'

/** What somebody gave back, and what it was. */
export interface GivenBack {
  readonly id: Id
  readonly from: 'interested' | 'waiting' | 'offered' | 'confirmed'
  readonly by: Id
}

/** @param by null: nobody of flesh and blood, and nobody takes it back */
export async function saveGivenBack(
  tx: Tx,
  gone: readonly Pick<Entry, 'id' | 'state'>[],
  by: Id | null,
): Promise<void> {
  if (by === null) return
  for (const { id, state } of gone) {
    await tx
      .updateTable('participation_entries')
      .set({ given_back_from: state, given_back_by: by })
      .where('id', '=', id)
      .execute()
  }
}

/** Of these entries, those that were given back and not taken back since. */
export async function loadGivenBack(tx: Tx, ids: readonly Id[]): Promise<Map<Id, GivenBack>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_entries')
    .select(['id', 'given_back_from', 'given_back_by'])
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .where('state', '=', 'withdrawn')
    .where('given_back_from', 'is not', null)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { id: row.id, from: row.given_back_from as GivenBack['from'], by: row.given_back_by! }]),
  )
}

export async function clearGivenBack(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx
    .updateTable('participation_entries')
    .set({ given_back_from: null, given_back_by: null })
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}

/** Whoever was erased gave nothing back any more. */
export async function forgetWhoGaveBack(tx: Tx, personId: Id): Promise<void> {
  await tx
    .updateTable('participation_entries')
    .set({ given_back_from: null, given_back_by: null })
    .where('given_back_by', '=', personId)
    .execute()
}
