import { schoolsOf } from '#commons/groups'
import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'

/**
 * Where the classes of these people, or their schools, are; of most people nobody here knows more of an address.
 * @returns areas by person; of whom none is known is not in it
 */
export async function schoolAreas(tx: Tx, personIds: readonly Id[], city: City): Promise<Map<Id, readonly Id[]>> {
  const schools = await schoolsOf(personIds, within(tx, city))
  const houses = await organisationsById(tx, [...new Set([...schools.values()].flat())])
  const areasOf = new Map(houses.map(({ id, areaIds }) => [id, areaIds]))
  return new Map([...schools].map(([personId, own]) => [personId, own.flatMap((id) => areasOf.get(id) ?? [])]))
}
