import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/tables.ts'
import type { Account } from '../words.ts'

export async function saveAccount(db: Kysely<DB>, { id, language, madeAt }: Account): Promise<void> {
  await db
    .insertInto('people_accounts')
    .values({ id, language, made_at: new Date(madeAt) as never })
    .execute()
}
