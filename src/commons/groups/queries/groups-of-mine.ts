import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { countBelonging } from '../store/belonging.ts'
import { groupsOf, type GroupOfMine } from './groups-of.ts'

/** One's own groups as a list shows them: whose they are, and how many children are in them on this day. */
export async function groupsOfMine(
  personId: Id,
  today: Day,
  city: City,
): Promise<(GroupOfMine & { readonly organisationName: string; readonly members: number })[]> {
  const groups = await groupsOf(personId, city)
  return city.reading(async (tx) => {
    const houses = await organisationsById(tx, [...new Set(groups.map(({ organisationId }) => organisationId))])
    const counts = await countBelonging(
      tx,
      'member',
      groups.map(({ id }) => id),
      today,
    )
    return groups.map((group) => ({
      ...group,
      organisationName: houses.find(({ id }) => id === group.organisationId)?.name ?? '',
      members: counts.get(group.id) ?? 0,
    }))
  })
}
