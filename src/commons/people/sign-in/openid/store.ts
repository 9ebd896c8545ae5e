import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Provider } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

export async function saveProvider(tx: Tx, provider: Provider): Promise<void> {
  await tx
    .insertInto('people_openid_providers')
    .values({
      ecosystem_id: here,
      id: provider.id,
      organisation_id: provider.organisationId,
      name: provider.name,
      issuer: provider.issuer,
      client_id: provider.clientId,
      client_secret: provider.clientSecret,
      domains: [...provider.domains],
      made_at: moment(provider.madeAt),
    })
    .execute()
}

/** In the order of their names. */
export async function loadProviders(tx: Tx): Promise<Provider[]> {
  const rows = await tx.selectFrom('people_openid_providers').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret: row.client_secret,
    domains: row.domains,
    madeAt: row.made_at as unknown as Instant,
  }))
}

/** With everybody's word for it. @returns the accounts that came in by it; null: there is none */
export async function deleteProvider(tx: Tx, id: Id): Promise<Id[] | null> {
  const subjects = await tx
    .deleteFrom('people_openid_subjects')
    .where('provider_id', '=', id)
    .returning('account_id')
    .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('people_openid_providers')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 0n ? null : subjects.map(({ account_id }) => account_id)
}

export async function loadAccountOfSubject(tx: Tx, providerId: Id, subject: string): Promise<Id | null> {
  const row = await tx
    .selectFrom('people_openid_subjects')
    .select('account_id')
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.account_id ?? null
}

/** False: another browser of the same person was a moment earlier. */
export async function saveSubject(
  tx: Tx,
  { providerId, subject, accountId, at }: { providerId: Id; subject: string; accountId: Id; at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('people_openid_subjects')
    .values({ ecosystem_id: here, provider_id: providerId, subject, account_id: accountId, made_at: moment(at) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Of accounts that are erased nobody's word leads anywhere. */
export async function deleteSubjectsOf(tx: Tx, accountId: Id): Promise<void> {
  await tx.deleteFrom('people_openid_subjects').where('account_id', '=', accountId).execute()
}
