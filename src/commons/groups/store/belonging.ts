import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Belonging, PartInGroup } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`
const tableOf = { adult: 'groups_adults', member: 'groups_members' } as const

/** False: this person is in already. Two at once: the database lets one in. */
export async function saveBelonging(tx: Tx, part: PartInGroup, one: Belonging): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto(tableOf[part])
    .values({
      ecosystem_id: here,
      group_id: one.groupId,
      person_id: one.personId,
      from_on: one.fromOn,
      until_on: one.untilOn,
      party_id: one.partyId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Opens again what ended today: who was taken out by mistake comes back without a gap. Who is in already stays so. */
export async function reopenBelonging(
  tx: Tx,
  part: PartInGroup,
  groupId: Id,
  personId: Id,
  today: Day,
): Promise<boolean> {
  // Taken out twice in a day there are two that ended, and only the one that began last is opened.
  const last = tx
    .selectFrom(tableOf[part])
    .select('from_on')
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .limit(1)
  const { numUpdatedRows } = await tx
    .updateTable(tableOf[part])
    .set({ until_on: null })
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .where('from_on', '=', last)
    .where('from_on', '<=', today)
    .where('until_on', '>=', sql<Day>`${today}::date - 1`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Who is in on this day, in the order they came. */
export async function loadBelonging(
  tx: Tx,
  part: PartInGroup,
  groupIds: readonly Id[],
  today: Day,
): Promise<Belonging[]> {
  if (groupIds.length === 0) return []
  const rows = await tx
    .selectFrom(tableOf[part])
    .selectAll()
    .where('group_id', 'in', groupIds)
    .where('from_on', '<=', today)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>=', today)]))
    .orderBy('from_on')
    .orderBy('person_id')
    .execute()
  return rows.map(belongingOf)
}

/** Every group this person was ever in, in this part. */
export const loadBelongingOf = (tx: Tx, part: PartInGroup, personId: Id): Promise<Belonging[]> =>
  loadBelongingOfAll(tx, part, [personId])

/** The same of several, in one question. */
export async function loadBelongingOfAll(tx: Tx, part: PartInGroup, personIds: readonly Id[]): Promise<Belonging[]> {
  const rows = await tx
    .selectFrom(tableOf[part])
    .selectAll()
    .where('person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .orderBy('from_on')
    .orderBy('group_id')
    .execute()
  return rows.map(belongingOf)
}

const belongingOf = (row: {
  group_id: Id
  person_id: Id
  from_on: Day
  until_on: Day | null
  party_id: Id | null
}): Belonging => ({
  groupId: row.group_id,
  personId: row.person_id,
  fromOn: row.from_on,
  untilOn: row.until_on,
  partyId: row.party_id,
})

/** From this day on they are out. False: they were not in. */
export async function endBelonging(tx: Tx, part: PartInGroup, groupId: Id, personId: Id, today: Day): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable(tableOf[part])
    .set({ until_on: sql<Day>`greatest(from_on, ${today}::date) - 1` })
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>=', today)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function deleteBelongingOf(tx: Tx, personId: Id): Promise<Id[]> {
  const left = await tx.deleteFrom('groups_members').where('person_id', '=', personId).returning('group_id').execute()
  const led = await tx.deleteFrom('groups_adults').where('person_id', '=', personId).returning('group_id').execute()
  return [...left, ...led].map(({ group_id }) => group_id)
}

/** How many are in each of these groups on this day. */
export async function countBelonging(
  tx: Tx,
  part: PartInGroup,
  groupIds: readonly Id[],
  today: Day,
): Promise<Map<Id, number>> {
  if (groupIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom(tableOf[part])
    .select(['group_id', sql<number>`count(*)::int`.as('count')])
    .where('group_id', 'in', groupIds)
    .where('from_on', '<=', today)
    .where((row) => row.or([row('until_on', 'is', null), row('until_on', '>=', today)]))
    .groupBy('group_id')
    .execute()
  return new Map(rows.map(({ group_id, count }) => [group_id, count]))
}
