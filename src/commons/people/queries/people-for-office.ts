import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons, loadRolesOf } from '../store.ts'
import { loadLinked, loadPersonIds } from '../store/people-list.ts'
import type { Person, RoleGiven } from '../words.ts'

export interface PersonForOffice {
  readonly person: Person
  /** Every role ever given, the first first. */
  readonly roles: readonly RoleGiven[]
  /** Comes in with an account. */
  readonly isLinked: boolean
}

/** How many one page shows: who has more people looks for a name. */
export const peopleShown = 50

/** The newest people of a place, or those whose name holds what is sought; nobody for who is not of its office. */
export const peopleForOffice = (sought: string, by: Actor, city: City): Promise<PersonForOffice[]> =>
  city.reading(async (tx) => {
    if (!isOfOffice(by)) return []
    return together(tx, await loadPersonIds(tx, sought.trim().slice(0, 100), peopleShown))
  })

/** One of them; null: not here, erased, or not for who asks. */
export const personForOffice = (personId: Id, by: Actor, city: City): Promise<PersonForOffice | null> =>
  city.reading(async (tx) => {
    const [found] = isOfOffice(by) ? await together(tx, [personId]) : []
    return found && found.person.erasedAt === null ? found : null
  })

async function together(tx: Parameters<typeof loadPersons>[0], ids: readonly Id[]): Promise<PersonForOffice[]> {
  const persons = await loadPersons(tx, ids)
  const roles = await loadRolesOf(tx, ids)
  const linked = await loadLinked(tx, ids)
  return persons.map((person) => ({
    person,
    roles: roles.filter(({ personId }) => personId === person.id),
    isLinked: linked.has(person.id),
  }))
}
