import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { State } from '../words.ts'

/** How often each was moved or called off. */
export async function loadRevisions(tx: Tx, ids: readonly Id[]): Promise<Map<Id, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_occasions')
    .select(['id', 'revision'])
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}

/** Days that begin after one moment and not after another and were not called off, the next first. */
export async function loadIdsBetween(
  tx: Tx,
  { after, until }: { readonly after: Instant; readonly until: Instant },
): Promise<Id[]> {
  const rows = await tx
    .selectFrom('participation_occasions')
    .select('id')
    .where('starts_at', '>', moment(after))
    .where('starts_at', '<=', moment(until))
    .where('state', '<>', 'cancelled')
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** How many people stand in which state on each of these days. */
export async function countStates(
  tx: Tx,
  occasionIds: readonly Id[],
): Promise<Map<Id, Partial<Readonly<Record<State, number>>>>> {
  if (occasionIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_entries')
    .select(['occasion_id', 'state', (row) => row.fn.countAll<string>().as('count')])
    .where('occasion_id', '=', sql<Id>`any(${occasionIds}::uuid[])`)
    .groupBy(['occasion_id', 'state'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.occasion_id)].map(([id, own]) => [
      id,
      Object.fromEntries(own.map(({ state, count }) => [state, Number(count)])),
    ]),
  )
}
