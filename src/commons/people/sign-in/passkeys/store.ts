import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Passkey } from './words.ts'

export async function savePasskey(db: Kysely<DB>, passkey: Passkey): Promise<void> {
  await db
    .insertInto('people_passkeys')
    .values({
      id: passkey.id,
      account_id: passkey.accountId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      made_at: moment(passkey.madeAt),
    })
    .execute()
}

/** The oldest first. */
export async function loadPasskeys(
  db: Kysely<DB>,
  which: { readonly accountId: Id } | { readonly credentialId: string },
): Promise<Passkey[]> {
  const all = db.selectFrom('people_passkeys').selectAll().orderBy('made_at').orderBy('id')
  const rows = await (
    'accountId' in which
      ? all.where('account_id', '=', which.accountId)
      : all.where('credential_id', '=', which.credentialId)
  ).execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    name: row.name,
    madeAt: row.made_at as unknown as Instant,
    usedAt: row.used_at as unknown as Instant | null,
  }))
}

/** False: another answer of the same key came first, so this one is a copy. */
export async function savePasskeyUsed(
  db: Kysely<DB>,
  { id, counter }: Pick<Passkey, 'id' | 'counter'>,
  newCounter: number,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people_passkeys')
    .set({ counter: newCounter, used_at: moment(at) })
    .where('id', '=', id)
    .where('counter', '=', counter)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** @param only this one; left out: all of the account's. How many went. */
export async function deletePasskeys(db: Kysely<DB>, accountId: Id, only?: Id): Promise<number> {
  const all = db.deleteFrom('people_passkeys').where('account_id', '=', accountId)
  const { numDeletedRows } = await (only === undefined ? all : all.where('id', '=', only)).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
