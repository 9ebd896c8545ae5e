import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { PeopleCardsTable } from '#platform/database/tables.ts'
import { rowRunsOn } from '../store/role-rows.ts'
import { foldUserName } from './rules/make-user-name.ts'
import type { Card } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const cardOf = (row: Selectable<PeopleCardsTable>): Card => ({
  id: row.id,
  personId: row.person_id,
  secretHash: row.secret_hash,
  pictureSalt: row.picture_salt,
  pictureHash: row.picture_hash,
  issuedBy: row.issued_by,
  organisationId: row.organisation_id,
  issuedAt: row.issued_at,
  wrongTries: row.wrong_tries,
  lockedUntil: row.locked_until,
})

/** False: somebody here has this name already. */
export async function saveUserName(tx: Tx, userName: string, personId: Id): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('people_user_names')
    .values({ ecosystem_id: here, user_name: foldUserName(userName), person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function loadPersonOfUserName(tx: Tx, typed: string): Promise<Id | null> {
  const row = await tx
    .selectFrom('people_user_names')
    .select('person_id')
    .where('user_name', '=', foldUserName(typed))
    .executeTakeFirst()
  return row?.person_id ?? null
}

export const loadUserNames = async (tx: Tx, personIds: readonly Id[]): Promise<Map<Id, string>> => {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people_user_names')
    .select(['person_id', 'user_name'])
    .where('person_id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.user_name]))
}

export async function saveCard(tx: Tx, card: Card): Promise<void> {
  await tx
    .insertInto('people_cards')
    .values({
      ecosystem_id: here,
      id: card.id,
      person_id: card.personId,
      secret_hash: card.secretHash,
      picture_salt: card.pictureSalt,
      picture_hash: card.pictureHash,
      issued_by: card.issuedBy,
      organisation_id: card.organisationId,
      issued_at: moment(card.issuedAt),
    })
    .execute()
}

/** The open card of a person or of a secret, held until the transaction ends: two guesses at once count twice. */
export async function loadOpenCard(
  tx: Tx,
  which: { readonly personId: Id } | { readonly secretHash: Buffer },
): Promise<Card | null> {
  const open = tx.selectFrom('people_cards').selectAll().where('stopped_at', 'is', null).forUpdate()
  const row = await (
    'personId' in which
      ? open.where('person_id', '=', which.personId)
      : open.where('secret_hash', '=', which.secretHash)
  ).executeTakeFirst()
  return row ? cardOf(row) : null
}

export async function hasOpenCard(tx: Tx, secretHash: Buffer): Promise<boolean> {
  const open = tx.selectFrom('people_cards').select('id').where('stopped_at', 'is', null)
  return (await open.where('secret_hash', '=', secretHash).executeTakeFirst()) !== undefined
}

/** Whose open card this is, for who only looks. */
export async function loadPersonOfCardHash(tx: Tx, secretHash: Buffer): Promise<Id | null> {
  const open = tx.selectFrom('people_cards').select('person_id').where('stopped_at', 'is', null)
  return (await open.where('secret_hash', '=', secretHash).executeTakeFirst())?.person_id ?? null
}

export async function loadCardHashes(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, Buffer>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people_cards')
    .select(['person_id', 'secret_hash'])
    .where('stopped_at', 'is', null)
    .where('person_id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.secret_hash]))
}

export async function saveStopped(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('people_cards')
    .set({ stopped_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

export async function saveTries(
  tx: Tx,
  id: Id,
  tries: { readonly wrongTries: number; readonly lockedUntil: Instant | null; readonly openedAt?: Instant },
): Promise<void> {
  await tx
    .updateTable('people_cards')
    .set({
      wrong_tries: tries.wrongTries,
      locked_until: tries.lockedUntil === null ? null : moment(tries.lockedUntil),
      ...(tries.openedAt === undefined ? {} : { opened_at: moment(tries.openedAt) }),
    })
    .where('id', '=', id)
    .execute()
}

/** The desks that ever gave somebody a card: they know the person. */
export async function loadIssuers(
  tx: Tx,
  personIds: readonly Id[],
): Promise<readonly { readonly personId: Id; readonly organisationId: Id | null; readonly issuedBy: Id | null }[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('people_cards')
    .select(['person_id', 'organisation_id', 'issued_by'])
    .distinct()
    .where('person_id', 'in', personIds)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    organisationId: row.organisation_id,
    issuedBy: row.issued_by,
  }))
}

/** Whose card opens something now, and which desk gave it out. */
export async function loadOpenCards(
  tx: Tx,
  personIds: readonly Id[],
): Promise<Map<Id, { readonly organisationId: Id | null; readonly issuedBy: Id | null }>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people_cards')
    .select(['person_id', 'organisation_id', 'issued_by'])
    .where('stopped_at', 'is', null)
    .where('person_id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.person_id, { organisationId: row.organisation_id, issuedBy: row.issued_by }]))
}

/** Who holds one of these roles at one of these organisations on a day. */
export async function loadStaff(
  tx: Tx,
  organisationIds: readonly Id[],
  roles: readonly string[],
  today: Day,
): Promise<Id[]> {
  if (organisationIds.length === 0) return []
  const rows = await tx
    .selectFrom('people_roles')
    .select('person_id')
    .distinct()
    .where('organisation_id', 'in', organisationIds)
    .where('role', 'in', roles)
    .where(rowRunsOn(today))
    .execute()
  return rows.map(({ person_id }) => person_id)
}
