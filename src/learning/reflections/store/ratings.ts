import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Scores } from '../words.ts'

/** Who says it: a learner of their own day, or the house of the day as a whole. */
export interface Rating {
  readonly id: Id
  readonly occasionId: Id
  readonly opportunityId: Id
  readonly of: { readonly entryId: Id; readonly personId: Id } | null
  readonly scores: Scores
}

export async function saveRating(
  tx: Tx,
  { id, occasionId, opportunityId, of, scores }: Rating,
  now: Instant,
): Promise<void> {
  const replaced = tx.deleteFrom('reflections_ratings').where('occasion_id', '=', occasionId)
  await (of === null ? replaced.where('side', '=', 'host') : replaced.where('entry_id', '=', of.entryId)).execute()
  await tx
    .insertInto('reflections_ratings')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id,
      occasion_id: occasionId,
      opportunity_id: opportunityId,
      side: of === null ? 'host' : 'learner',
      entry_id: of?.entryId ?? null,
      person_id: of?.personId ?? null,
      ...scores,
      given_at: moment(now),
    })
    .execute()
}

type Row = Awaited<ReturnType<ReturnType<typeof ratings>['execute']>>[number]
const ratings = (tx: Tx) => tx.selectFrom('reflections_ratings').selectAll().orderBy('given_at').orderBy('id')
const scoresOf = ({ relationship, relevance, excitement }: Row): Scores => ({ relationship, relevance, excitement })

export async function loadRatingOfEntry(tx: Tx, entryId: Id): Promise<Scores | null> {
  const row = await ratings(tx).where('entry_id', '=', entryId).executeTakeFirst()
  return row ? scoresOf(row) : null
}

export async function loadRatingOfHouse(tx: Tx, occasionId: Id): Promise<Scores | null> {
  const row = await ratings(tx).where('occasion_id', '=', occasionId).where('side', '=', 'host').executeTakeFirst()
  return row ? scoresOf(row) : null
}

/** What learners said of all days of one offer, in the order in which they said it. */
export async function loadRatingsOfOffer(tx: Tx, opportunityId: Id): Promise<Scores[]> {
  return (await ratings(tx).where('opportunity_id', '=', opportunityId).where('side', '=', 'learner').execute()).map(
    scoresOf,
  )
}

export async function hasLearnerRating(tx: Tx, occasionId: Id): Promise<boolean> {
  const row = await ratings(tx).where('occasion_id', '=', occasionId).where('side', '=', 'learner').executeTakeFirst()
  return row !== undefined
}

export async function loadRatingsOfPerson(tx: Tx, personId: Id) {
  const rows = await ratings(tx).where('person_id', '=', personId).execute()
  return rows.map((row) => ({ entryId: row.entry_id, givenAt: row.given_at, ...scoresOf(row) }))
}

export async function deleteRatingsOfPerson(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('reflections_ratings').where('person_id', '=', personId).execute()
}
