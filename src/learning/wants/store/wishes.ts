import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { WantsWishesTable } from '#platform/database/tables.ts'
import type { Wish, WishState } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const wishOf = (row: Selectable<WantsWishesTable>): Wish => ({
  id: row.id,
  wantId: row.want_id,
  personId: row.person_id,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
  state: row.state as WishState,
  changedAt: row.changed_at,
  code: row.code,
  toldOn: row.told_on,
})

export async function saveWish(tx: Tx, wish: Omit<Wish, 'toldOn'>): Promise<void> {
  await tx
    .insertInto('wants_wishes')
    .values({
      ecosystem_id: here,
      id: wish.id,
      want_id: wish.wantId,
      person_id: wish.personId,
      signed_by: wish.signedBy,
      signed_at: moment(wish.signedAt),
      state: wish.state,
      changed_at: moment(wish.changedAt),
      code: wish.code,
    })
    .execute()
}

/** Where a wish stands, and under which want. */
export async function saveWishStep(
  tx: Tx,
  { id, wantId, state }: Pick<Wish, 'id' | 'wantId' | 'state'>,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('wants_wishes')
    .set({ want_id: wantId, state, changed_at: moment(now) })
    .where('id', '=', id)
    .execute()
}

/** Held until the transaction ends: two buttons of one wish are pressed one after the other. */
export async function holdWish(tx: Tx, id: Id): Promise<Wish | null> {
  const row = await tx.selectFrom('wants_wishes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? wishOf(row) : null
}

export async function loadWishOf(tx: Tx, wantId: Id, personId: Id): Promise<Wish | null> {
  const row = await tx
    .selectFrom('wants_wishes')
    .selectAll()
    .where('want_id', '=', wantId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? wishOf(row) : null
}

export async function loadWishByCode(tx: Tx, code: string): Promise<Wish | null> {
  const row = await tx.selectFrom('wants_wishes').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? wishOf(row) : null
}

/** The last signed first. */
export async function loadWishesOfPersons(tx: Tx, personIds: readonly Id[]): Promise<Wish[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('wants_wishes')
    .selectAll()
    .where('person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(wishOf)
}

/** Those who still look for it, in the order in which they signed. */
export async function loadOpenWishes(tx: Tx, wantId: Id): Promise<Wish[]> {
  const rows = await tx
    .selectFrom('wants_wishes')
    .selectAll()
    .where('want_id', '=', wantId)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute()
  return rows.map(wishOf)
}

export async function loadWishesById(tx: Tx, ids: readonly Id[]): Promise<Wish[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('wants_wishes')
    .selectAll()
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(wishOf)
}

/** How many this person put a name under since a moment, for whomever. */
export async function countSignedBy(tx: Tx, personId: Id, since: Instant): Promise<number> {
  const { count } = await tx
    .selectFrom('wants_wishes')
    .select((at) => at.fn.countAll<number>().as('count'))
    .where('signed_by', '=', personId)
    .where('signed_at', '>', moment(since))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function dropWish(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('wants_wishes').where('id', '=', id).execute()
}

export async function saveToldOn(tx: Tx, id: Id, on: Day): Promise<void> {
  await tx.updateTable('wants_wishes').set({ told_on: on }).where('id', '=', id).execute()
}

/** What an erased person wrote for somebody else stays that one's wish, by nobody's hand. */
export async function forgetWhoSigned(tx: Tx, personId: Id): Promise<void> {
  await tx.updateTable('wants_wishes').set({ signed_by: null }).where('signed_by', '=', personId).execute()
  await tx.updateTable('wants_replies').set({ said_by: null }).where('said_by', '=', personId).execute()
}

/** Of all wants. */
export async function loadAllOpenWishes(tx: Tx): Promise<Wish[]> {
  const rows = await tx.selectFrom('wants_wishes').selectAll().where('state', '=', 'open').orderBy('id').execute()
  return rows.map(wishOf)
}
