import { groupsOf as classesOf } from '#commons/groups'
import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'

/** Where somebody's class or its school is; of most people nobody here knows more of an address. */
export async function schoolAreas(tx: Tx, personId: Id, city: City): Promise<readonly Id[]> {
  const classes = (await classesOf(personId, within(tx, city))).filter(
    ({ part, kind }) => part === 'member' && kind === 'class',
  )
  const schools = await organisationsById(
    tx,
    classes.map(({ schoolId, organisationId }) => schoolId ?? organisationId),
  )
  return schools.flatMap(({ areaIds }) => areaIds)
}
