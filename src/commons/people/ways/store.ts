import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Way, WayKind } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const wayOf = (row: Selectable<DB['people_ways']>): Way => ({
  personId: row.person_id,
  kind: row.kind as WayKind,
  address: row.address,
  keptBy: row.kept_by,
  confirmedHow: row.confirmed_how as Way['confirmedHow'],
  confirmedAt: row.confirmed_at,
})

export interface Code {
  readonly hash: Buffer
  readonly endsAt: Instant
}

/** In the place of the one that stood. @param code on its way to it */
export async function saveWay(tx: Tx, way: Way, code: Code | null, at: Instant): Promise<void> {
  const confirmed = way.confirmedAt === null ? null : moment(way.confirmedAt)
  const row = {
    address: way.address,
    kept_by: way.keptBy,
    kept_at: moment(at),
    confirmed_how: way.confirmedHow,
    confirmed_at: confirmed,
    code_hash: code?.hash ?? null,
    code_ends_at: code === null ? null : moment(code.endsAt),
    code_tries: 0,
  }
  await tx
    .insertInto('people_ways')
    .values({ ecosystem_id: here, person_id: way.personId, kind: way.kind, ...row })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'person_id', 'kind']).doUpdateSet(row))
    .execute()
}

export async function loadWays(tx: Tx, personIds: readonly Id[]): Promise<Way[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('people_ways')
    .selectAll()
    .where('person_id', 'in', personIds)
    .orderBy('kind')
    .execute()
  return rows.map(wayOf)
}

/** The way whose code is being typed, held until the transaction ends so that two guesses count as two. */
export async function loadCode(tx: Tx, personId: Id, kind: WayKind) {
  const row = await tx
    .selectFrom('people_ways')
    .select(['code_hash', 'code_ends_at', 'code_tries'])
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  return row?.code_hash && row.code_ends_at
    ? { hash: row.code_hash, endsAt: row.code_ends_at as Instant, tries: row.code_tries }
    : null
}

export async function saveCodeTried(tx: Tx, personId: Id, kind: WayKind, rightAt: Instant | null): Promise<void> {
  const right = rightAt === null ? {} : { code_hash: null, confirmed_how: 'code', confirmed_at: moment(rightAt) }
  await tx
    .updateTable('people_ways')
    .set((row) => ({ code_tries: row('code_tries', '+', 1), ...right }))
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .execute()
}

/** @returns was there one? */
export async function deleteWay(tx: Tx, personId: Id, kind: WayKind): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('people_ways')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** The addresses by which these people sign in; they were confirmed by the first link. */
export async function loadAccountAddresses(tx: Tx, personIds: readonly Id[]): Promise<Way[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('people_links')
    .innerJoin('people_addresses', 'people_addresses.account_id', 'people_links.account_id')
    .select(['people_links.person_id', 'people_addresses.address', 'people_addresses.confirmed_at'])
    .where('people_links.person_id', 'in', personIds)
    .orderBy('people_addresses.address')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    kind: 'mail',
    address: row.address,
    keptBy: null,
    confirmedHow: 'account',
    confirmedAt: row.confirmed_at,
  }))
}

/** Whom a confirmed way of this kind and address leads to; for mail also who signs in with it. */
export async function loadReachedBy(tx: Tx, { kind, address }: Pick<Way, 'kind' | 'address'>): Promise<Id[]> {
  const kept = await tx
    .selectFrom('people_ways')
    .select('person_id')
    .where('kind', '=', kind)
    .where('address', '=', address)
    .where('confirmed_at', 'is not', null)
    .execute()
  const signingIn =
    kind === 'mail'
      ? await tx
          .selectFrom('people_links')
          .innerJoin('people_addresses', 'people_addresses.account_id', 'people_links.account_id')
          .select('people_links.person_id')
          .where('people_addresses.address', '=', address)
          .execute()
      : []
  return [...new Set([...kept, ...signingIn].map(({ person_id }) => person_id))]
}

export async function saveLanguageOf(tx: Tx, personId: Id, language: Language): Promise<void> {
  await tx.updateTable('people_persons').set({ language }).where('id', '=', personId).execute()
}
