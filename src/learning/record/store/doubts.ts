import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Doubt } from '../words.ts'

/** False: one waits already for this fact. */
export async function saveDoubt(
  tx: Tx,
  { id, learnerId, factId, words, askedAt }: Pick<Doubt, 'id' | 'learnerId' | 'factId' | 'words' | 'askedAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('record_doubts')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id,
      learner_id: learnerId,
      fact_id: factId,
      words,
      asked_at: moment(askedAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Held until the transaction ends; null: there is none. */
export async function holdDoubt(tx: Tx, id: Id): Promise<Doubt | null> {
  const row = await tx.selectFrom('record_doubts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? doubtOf(row) : null
}

export async function loadDoubtsOf(tx: Tx, learnerId: Id): Promise<Doubt[]> {
  const rows = await tx
    .selectFrom('record_doubts')
    .selectAll()
    .where('learner_id', '=', learnerId)
    .orderBy('id')
    .execute()
  return rows.map(doubtOf)
}

/** What waits for whoever leads at these organisations, the oldest first. */
export async function loadDoubtsAt(tx: Tx, organisationIds: readonly Id[], most: number): Promise<Doubt[]> {
  if (organisationIds.length === 0) return []
  const rows = await tx
    .selectFrom('record_doubts as doubt')
    .innerJoin('record_facts as fact', (join) =>
      join.onRef('fact.ecosystem_id', '=', 'doubt.ecosystem_id').onRef('fact.id', '=', 'doubt.fact_id'),
    )
    .selectAll('doubt')
    .where('doubt.settled_at', 'is', null)
    .where('fact.organisation_id', 'in', organisationIds)
    .orderBy('doubt.id')
    .limit(most)
    .execute()
  return rows.map(doubtOf)
}

export async function saveSettled(
  tx: Tx,
  id: Id,
  { settledAs, answer, by }: { settledAs: NonNullable<Doubt['settledAs']>; answer: string | null; by: Id | null },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('record_doubts')
    .set({ settled_as: settledAs, answer, settled_by: by, settled_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

/** What was doubted is amended: whoever asked has their answer in the fact itself. @returns the doubts that waited */
export async function settleByAmendment(tx: Tx, amended: readonly Id[], by: Id | null, at: Instant): Promise<Id[]> {
  if (amended.length === 0) return []
  const rows = await tx
    .updateTable('record_doubts')
    .set({ settled_as: 'amended', settled_by: by, settled_at: moment(at) })
    .where('fact_id', 'in', amended)
    .where('settled_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

interface Row {
  readonly id: Id
  readonly learner_id: Id
  readonly fact_id: Id
  readonly words: string
  readonly asked_at: Instant
  readonly settled_as: string | null
  readonly answer: string | null
  readonly settled_at: Instant | null
}

const doubtOf = (row: Row): Doubt => ({
  id: row.id,
  learnerId: row.learner_id,
  factId: row.fact_id,
  words: row.words,
  askedAt: row.asked_at,
  settledAs: row.settled_as as Doubt['settledAs'],
  answer: row.answer,
  settledAt: row.settled_at,
})
