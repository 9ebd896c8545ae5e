import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { contactsOfHouse, type ContactStanding } from '../../clearances/queries/contact-standings.ts'
import { loadRolesOf } from '../../store.ts'
import { loadLinked } from '../../store/people-list.ts'
import type { RoleGiven } from '../../words.ts'

export interface HousePerson {
  readonly personId: Id
  readonly displayName: string
  readonly isLinked: boolean
  readonly roles: readonly (Pick<RoleGiven, 'id' | 'role' | 'fromOn' | 'untilOn'> & Pick<ContactStanding, 'stands'>)[]
}

/** Who works for a house at this moment, by name, in which roles, and which of these stand. */
export async function peopleOfHouse(organisationId: Id, at: Instant, city: City): Promise<HousePerson[]> {
  const contacts = await contactsOfHouse(organisationId, at, city)
  const ids = [...new Set(contacts.map(({ personId }) => personId))]
  const { given, linked } = await city.reading(async (tx) => ({
    given: await loadRolesOf(tx, ids),
    linked: await loadLinked(tx, ids),
  }))
  return ids.map((personId) => {
    const own = contacts.filter((one) => one.personId === personId)
    return {
      personId,
      displayName: own[0]!.person.displayName,
      isLinked: linked.has(personId),
      roles: given
        .filter((one) => one.personId === personId && one.organisationId === organisationId)
        .flatMap(({ id, role, fromOn, untilOn }) => {
          const held = own.find((one) => one.role === role)
          return held ? [{ id, role, fromOn, untilOn, stands: held.stands }] : []
        }),
    }
  })
}
