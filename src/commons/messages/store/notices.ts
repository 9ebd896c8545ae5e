import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Facts, Laid } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const laidOf = (row: Selectable<DB['messages_notices']>): Laid => ({
  id: row.id,
  personId: row.person_id,
  forId: row.for_id,
  kind: row.kind,
  sentence: row.sentence,
  facts: row.facts as Facts,
  path: row.path,
  urgent: row.urgent,
  laidAt: row.laid_at,
  readAt: row.read_at,
})

export type NewNotice = Omit<Laid, 'readAt'> & { readonly aboutId: Id; readonly link: string | null }

/** False: this reader was told of it before. */
export async function saveNotice(tx: Tx, one: NewNotice): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('messages_notices')
    .values({
      ecosystem_id: here,
      id: one.id,
      person_id: one.personId,
      for_id: one.forId,
      kind: one.kind,
      about_id: one.aboutId,
      sentence: one.sentence,
      facts: JSON.stringify(one.facts),
      path: one.path,
      link: one.link,
      urgent: one.urgent,
      laid_at: moment(one.laidAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export interface ToSend extends Laid {
  readonly link: string | null
}

/** In the order laid. */
export async function loadNotices(tx: Tx, ids: readonly Id[]): Promise<ToSend[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('messages_notices').selectAll().where('id', 'in', ids).orderBy('id').execute()
  return rows.map((row) => ({ ...laidOf(row), link: row.link }))
}

/** The newest first. */
export async function loadInbox(tx: Tx, personId: Id, most: number): Promise<Laid[]> {
  const rows = await tx
    .selectFrom('messages_notices')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(laidOf)
}

export async function countUnread(tx: Tx, personId: Id): Promise<number> {
  const { count } = await tx
    .selectFrom('messages_notices')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @param id null: all that lie there */
export async function saveRead(tx: Tx, personId: Id, id: Id | null, at: Instant): Promise<void> {
  let query = tx
    .updateTable('messages_notices')
    .set({ read_at: moment(at) })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (id !== null) query = query.where('id', '=', id)
  await query.execute()
}

/** A secret that was sent, or never will be, is kept no longer. */
export async function forgetLinks(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('messages_notices')
    .set({ link: null })
    .where('id', 'in', ids)
    .where('link', 'is not', null)
    .execute()
}

/** What lies there for this person, and what others were told about them. */
export async function deleteNoticesOf(tx: Tx, personId: Id): Promise<void> {
  await tx
    .deleteFrom('messages_notices')
    .where((row) => row.or([row('person_id', '=', personId), row('for_id', '=', personId)]))
    .execute()
}

/** Neither sent, nor about to be, nor read. @returns how many */
export async function deleteUnsent(tx: Tx, about: readonly Id[], kindBegins: string, of?: Id): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from messages_notices n
    where n.ecosystem_id = platform_ecosystem() and n.about_id = any(${about}::uuid[])
      and starts_with(n.kind, ${kindBegins}) and n.read_at is null
      and (${of ?? null}::uuid is null or n.person_id = ${of ?? null}::uuid)
      and not exists (
        select from messages_deliveries d
        where d.ecosystem_id = n.ecosystem_id and d.notice_id = n.id and d.state in ('sending', 'sent'))`.execute(tx)
  return Number(numAffectedRows)
}
