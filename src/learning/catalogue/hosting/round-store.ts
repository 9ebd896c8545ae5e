import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import { isPublicOn } from '../store.ts'

/** One time that a house was asked whether everything is still true. */
export interface Round {
  readonly id: Id
  readonly organisationId: Id
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly confirmed: number
  readonly withdrawn: number
}

const roundOf = (row: Selectable<DB['catalogue_rounds']>): Round => ({
  id: row.id,
  organisationId: row.organisation_id,
  askedAt: row.asked_at as Instant,
  answeredAt: row.answered_at as Instant | null,
  confirmed: row.confirmed,
  withdrawn: row.withdrawn,
})

/** Houses of whose public offers one was last looked at, or first written, before this day. */
export async function loadHousesToAsk(tx: Tx, today: Day, before: Day): Promise<Id[]> {
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .select('host_id')
    .distinct()
    .where(isPublicOn(today))
    .where(sql<boolean>`coalesce(verified_by_a_human_on, created_at::date) <= ${before}`)
    .execute()
  return rows.map(({ host_id: id }) => id)
}

export async function loadLastRound(tx: Tx, organisationId: Id): Promise<Round | null> {
  const row = await tx
    .selectFrom('catalogue_rounds')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? roundOf(row) : null
}

/** Held until the transaction ends: one link pressed twice at once answers once. */
export async function holdRound(tx: Tx, id: Id): Promise<Round | null> {
  const row = await tx.selectFrom('catalogue_rounds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? roundOf(row) : null
}

export async function loadRound(tx: Tx, id: Id): Promise<Round | null> {
  const row = await tx.selectFrom('catalogue_rounds').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? roundOf(row) : null
}

/** Asks anew; an older question that nobody answered is closed by it. */
export async function addRound(
  tx: Tx,
  { id, organisationId, askedAt }: Pick<Round, 'id' | 'organisationId' | 'askedAt'>,
): Promise<void> {
  await tx
    .updateTable('catalogue_rounds')
    .set({ answered_at: moment(askedAt) })
    .where('organisation_id', '=', organisationId)
    .where('answered_at', 'is', null)
    .execute()
  await tx
    .insertInto('catalogue_rounds')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id,
      organisation_id: organisationId,
      asked_at: moment(askedAt),
    })
    .execute()
}

export async function saveAnswer(
  tx: Tx,
  organisationId: Id,
  { confirmed, withdrawn }: Pick<Round, 'confirmed' | 'withdrawn'>,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('catalogue_rounds')
    .set({ answered_at: moment(at), confirmed, withdrawn })
    .where('organisation_id', '=', organisationId)
    .where('answered_at', 'is', null)
    .execute()
}
