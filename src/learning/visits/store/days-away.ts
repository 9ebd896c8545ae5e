import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'

const days = (tx: Tx) =>
  tx
    .selectFrom('visits_places as p')
    .innerJoin('visits_asks as a', 'a.id', 'p.ask_id')
    .innerJoin('visits_bookings as b', 'b.id', 'a.booking_id')
    .innerJoin('visits_slots as s', 's.id', 'p.slot_id')
    .where('a.state', 'in', ['offered', 'confirmed', 'attended'])

/** Days on which each of these classes has a visit, or one is held for it. @param besides of any ask but this */
export async function loadDaysAway(tx: Tx, groupIds: readonly Id[], besides: Id | null): Promise<Map<Id, Day[]>> {
  if (groupIds.length === 0) return new Map()
  const rows = await days(tx)
    .select(['b.group_id', 's.falls_on'])
    .where('b.group_id', 'in', groupIds)
    .$if(besides !== null, (query) => query.where('a.id', '<>', besides!))
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ group_id }) => group_id)].map(([id, own]) => [id, own.map(({ falls_on }) => falls_on)]),
  )
}

/** Days on which some class of each of these schools is away, each once. */
export async function loadDaysOfSchools(
  tx: Tx,
  schoolIds: readonly Id[],
): Promise<{ readonly schoolId: Id; readonly on: Day }[]> {
  if (schoolIds.length === 0) return []
  const rows = await days(tx)
    .select(['b.school_id', 's.falls_on'])
    .distinct()
    .where('b.school_id', 'in', schoolIds)
    .execute()
  return rows.map((row) => ({ schoolId: row.school_id, on: row.falls_on }))
}
