import { sql, type Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { SecondFactor } from './words.ts'

/** Begun anew: what was begun before and never confirmed is forgotten. False: there is one that counts. */
export async function saveSecondBegun(db: Kysely<DB>, accountId: Id, secret: string, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('people_second_factors')
    .values({ account_id: accountId, secret, made_at: moment(at) })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ secret, made_at: moment(at), last_step: 0, wrong_tries: 0, locked_until: null })
        .where('people_second_factors.confirmed_at', 'is', null),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Held until the transaction ends: of two tries at once the second one sees what the first one did. */
export async function holdSecond(tx: Kysely<DB>, accountId: Id): Promise<SecondFactor | null> {
  const row = await tx
    .selectFrom('people_second_factors')
    .selectAll()
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row ? secondOf(row) : null
}

export async function loadSecond(db: Kysely<DB>, accountId: Id): Promise<SecondFactor | null> {
  const row = await db
    .selectFrom('people_second_factors')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ? secondOf(row) : null
}

export async function saveSecondTaken(tx: Kysely<DB>, accountId: Id, lastStep: number, at: Instant): Promise<void> {
  await tx
    .updateTable('people_second_factors')
    .set({
      last_step: lastStep,
      wrong_tries: 0,
      locked_until: null,
      confirmed_at: sql`coalesce(confirmed_at, ${moment(at)})`,
    })
    .where('account_id', '=', accountId)
    .execute()
}

export async function saveSecondTries(
  tx: Kysely<DB>,
  accountId: Id,
  { wrongTries, lockedUntil }: Pick<SecondFactor, 'wrongTries' | 'lockedUntil'>,
): Promise<void> {
  await tx
    .updateTable('people_second_factors')
    .set({ wrong_tries: wrongTries, locked_until: lockedUntil === null ? null : moment(lockedUntil) })
    .where('account_id', '=', accountId)
    .execute()
}

/** Its recovery codes go with it. False: there was none. */
export async function deleteSecond(db: Kysely<DB>, accountId: Id): Promise<boolean> {
  await db.deleteFrom('people_recovery_codes').where('account_id', '=', accountId).execute()
  const gone = await db
    .deleteFrom('people_second_factors')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return gone.numDeletedRows > 0n
}

/** These from now on, and none of those before. */
export async function saveRecoveryCodes(tx: Kysely<DB>, accountId: Id, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('people_recovery_codes').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('people_recovery_codes')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash })))
    .execute()
}

/** One statement spends it. False: spent before, or never one of these. */
export async function spendRecoveryCode(tx: Kysely<DB>, accountId: Id, hash: Buffer, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('people_recovery_codes')
    .set({ used_at: moment(at) })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function countRecoveryCodes(db: Kysely<DB>, accountId: Id): Promise<number> {
  const { open } = await db
    .selectFrom('people_recovery_codes')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(open)
}

const secondOf = (row: {
  readonly account_id: Id
  readonly secret: string
  readonly made_at: unknown
  readonly confirmed_at: unknown
  readonly last_step: unknown
  readonly wrong_tries: number
  readonly locked_until: unknown
}): SecondFactor => ({
  accountId: row.account_id,
  secret: row.secret,
  madeAt: row.made_at as Instant,
  confirmedAt: row.confirmed_at as Instant | null,
  lastStep: Number(row.last_step),
  wrongTries: row.wrong_tries,
  lockedUntil: row.locked_until as Instant | null,
})
