import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { FamiliesStartsTable } from '#platform/database/tables.ts'
import type { AgeSaid, AgeStep, SpeakerOfAge, Start } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

/** False: this was told before. */
export async function saveAgeNotice(tx: Tx, childId: Id, step: AgeStep, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('families_age_notices')
    .values({ ecosystem_id: here, child_id: childId, step, told_at: moment(at) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function saveStart(tx: Tx, start: Start, at: Instant): Promise<void> {
  await tx
    .insertInto('families_starts')
    .values({
      ecosystem_id: here,
      person_id: start.personId,
      account_id: start.accountId,
      began_at: moment(at),
      expires_at: moment(start.expiresAt),
    })
    .execute()
}

/** Held until the transaction ends: whoever forgets and whoever confirms do not pass each other. */
export async function loadStart(tx: Tx, personId: Id): Promise<Start | null> {
  const row = await tx
    .selectFrom('families_starts')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return row ? startIn(row) : null
}

/** Of several; who did not begin alone has none. */
export async function loadStarts(tx: Tx, personIds: readonly Id[]): Promise<Start[]> {
  if (personIds.length === 0) return []
  const rows = await tx.selectFrom('families_starts').selectAll().where('person_id', 'in', personIds).execute()
  return rows.map(startIn)
}

const startIn = (row: Selectable<FamiliesStartsTable>): Start => ({
  personId: row.person_id,
  accountId: row.account_id,
  expiresAt: row.expires_at,
  confirmedAt: row.confirmed_at,
})

export async function saveConfirmed(tx: Tx, personId: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('families_starts')
    .set({ confirmed_at: moment(at) })
    .where('person_id', '=', personId)
    .execute()
}

/** Began alone, and nobody came by this moment. */
export async function loadExpiredStarts(tx: Tx, at: Instant, most: number): Promise<Id[]> {
  const rows = await tx
    .selectFrom('families_starts')
    .select('person_id')
    .where('confirmed_at', 'is', null)
    .where('expires_at', '<=', moment(at) as never)
    .orderBy('expires_at')
    .limit(most)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export async function deleteStart(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('families_starts').where('person_id', '=', personId).execute()
}

export async function saveAgeSaid(tx: Tx, id: Id, personId: Id, said: AgeSaid, at: Instant): Promise<void> {
  await tx
    .insertInto('families_ages_said')
    .values({
      ecosystem_id: here,
      id,
      person_id: personId,
      said_as: said.as,
      said_by: said.by,
      year: said.year,
      month: said.month,
      said_at: moment(at),
    })
    .execute()
}

/** In the order it was said. */
export async function loadAgesSaid(tx: Tx, personId: Id): Promise<AgeSaid[]> {
  const rows = await tx
    .selectFrom('families_ages_said')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ as: row.said_as as SpeakerOfAge, by: row.said_by, year: row.year, month: row.month }))
}
