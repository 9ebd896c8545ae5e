import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Account, AccountKind } from './words.ts'

export async function saveAccount(
  db: Kysely<DB>,
  { id, kind = 'own', language, madeAt }: Omit<Account, 'kind'> & { readonly kind?: AccountKind },
): Promise<void> {
  await db
    .insertInto('people_accounts')
    .values({ id, kind, language, made_at: moment(madeAt) })
    .execute()
}

export async function loadAccount(db: Kysely<DB>, id: Id): Promise<Account | null> {
  const row = await db.selectFrom('people_accounts').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    kind: row.kind as AccountKind,
    language: row.language,
    madeAt: row.made_at as never,
    erasedAt: row.erased_at as never,
  }
}

/** Of these accounts the ones of a kind. */
export async function loadOfKind(db: Kysely<DB>, ids: readonly Id[], kind: AccountKind): Promise<Id[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people_accounts')
    .select('id')
    .where('id', 'in', ids)
    .where('kind', '=', kind)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** One that was made a moment ago and leads nowhere. */
export async function deleteAccount(db: Kysely<DB>, id: Id): Promise<void> {
  await db.deleteFrom('people_accounts').where('id', '=', id).execute()
}

export async function saveLanguage(db: Kysely<DB>, id: Id, language: Language): Promise<void> {
  await db.updateTable('people_accounts').set({ language }).where('id', '=', id).execute()
}

/** False: the address leads to an account already, perhaps since a moment ago. */
export async function saveAddress(db: Kysely<DB>, address: string, accountId: Id, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('people_addresses')
    .values({ address, account_id: accountId, confirmed_at: moment(at) })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function loadAccountOfAddress(db: Kysely<DB>, address: string): Promise<Account | null> {
  const row = await db
    .selectFrom('people_addresses')
    .select('account_id')
    .where('address', '=', address)
    .executeTakeFirst()
  return row ? loadAccount(db, row.account_id) : null
}

export async function loadAddresses(db: Kysely<DB>, accountId: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('people_addresses')
    .select('address')
    .where('account_id', '=', accountId)
    .orderBy('address')
    .execute()
  return rows.map(({ address }) => address)
}

/** Those whom nobody can be: the invented people of a demonstration. */
export async function loadInventedAccounts(db: Kysely<DB>, most: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('people_addresses')
    .select('account_id')
    .where('address', 'like', '%.invalid')
    .orderBy('account_id')
    .limit(most)
    .execute()
  return rows.map(({ account_id }) => account_id)
}

/** Its addresses and keys go; the empty account stays, as the proof that it was erased and when. */
export async function saveErasure(db: Kysely<DB>, id: Id, at: Instant): Promise<void> {
  const addresses = await loadAddresses(db, id)
  if (addresses.length > 0) await db.deleteFrom('people_sign_in_links').where('address', 'in', addresses).execute()
  await db.deleteFrom('people_addresses').where('account_id', '=', id).execute()
  await db.deleteFrom('people_passkeys').where('account_id', '=', id).execute()
  await db.deleteFrom('people_recovery_codes').where('account_id', '=', id).execute()
  await db.deleteFrom('people_second_factors').where('account_id', '=', id).execute()
  await db
    .updateTable('people_accounts')
    .set({ erased_at: moment(at), language: 'en' })
    .where('id', '=', id)
    .execute()
}
