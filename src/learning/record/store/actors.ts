import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

export interface NamedActor {
  readonly source: string
  readonly actor: string
}

/** Whom these names mean, as `source actor`; a name nobody has is left out. */
export async function loadActors(tx: Tx, named: readonly NamedActor[]): Promise<Map<string, Id>> {
  if (named.length === 0) return new Map()
  const { rows } = await sql<NamedActor & { learner_id: Id }>`
    select source, actor, learner_id from record_actors where (source, actor) in (
      select * from unnest(${named.map(({ source }) => source)}::text[], ${named.map(({ actor }) => actor)}::text[]))`.execute(
    tx,
  )
  return new Map(rows.map((row) => [actorKey(row), row.learner_id]))
}

export const actorKey = ({ source, actor }: NamedActor): string => `${source} ${actor}`

/** The name a source has for a learner: made once. @returns the one that stands */
export async function saveActor(
  tx: Tx,
  { source, actor, learnerId }: NamedActor & { readonly learnerId: Id },
  at: Instant,
): Promise<string> {
  await tx
    .insertInto('record_actors')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      source,
      actor,
      learner_id: learnerId,
      made_at: moment(at),
    })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'source', 'learner_id']).doNothing())
    .execute()
  const { actor: standing } = await tx
    .selectFrom('record_actors')
    .select('actor')
    .where('source', '=', source)
    .where('learner_id', '=', learnerId)
    .executeTakeFirstOrThrow()
  return standing
}

/** Under which name each outside source knows this learner. */
export const loadNamesOf = (tx: Tx, learnerId: Id): Promise<NamedActor[]> =>
  tx
    .selectFrom('record_actors')
    .select(['source', 'actor'])
    .where('learner_id', '=', learnerId)
    .orderBy('source')
    .execute()
