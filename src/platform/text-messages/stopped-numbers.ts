import type { Kysely } from 'kysely'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '../database/moment.ts'
import type { DB } from '../database/tables.ts'

/** Since when nobody may write there; null: one may. */
export async function stoppedSince(db: Kysely<DB>, number: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('platform_stopped_texts')
    .select('stopped_at')
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.stopped_at ?? null
}

/** False: it was stopped before, and that day stays. */
export async function saveStopped(db: Kysely<DB>, number: string, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform_stopped_texts')
    .values({ number, stopped_at: moment(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False: it was not stopped. */
export async function forgetStopped(db: Kysely<DB>, number: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('platform_stopped_texts')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
