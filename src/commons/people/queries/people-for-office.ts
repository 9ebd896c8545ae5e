import { isOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { rolesToday } from '../rules/roles-today.ts'
import { loadPersons } from '../store.ts'
import { loadIdsByName, loadListed, loadPersonIds } from '../store/people-list.ts'
import type { Person, RoleGiven, SortOfPeople } from '../words.ts'

export interface PersonForOffice {
  readonly person: Person
  /** Every role ever given, the first first. */
  readonly roles: readonly RoleGiven[]
  /** Comes in with an account. */
  readonly isLinked: boolean
}

/** How many one page shows. */
export const peopleShown = 25

export interface PeopleAsked {
  /** Beginnings of words of a name; empty: everybody. */
  readonly sought: string
  readonly sort: SortOfPeople
  /** Counted from 1. */
  readonly page: number
}

/** One page of the people of a place, and whether another follows; nobody for who is not of its office. */
export const peopleForOffice = (
  { sought, sort, page }: PeopleAsked,
  by: Actor,
  city: City,
): Promise<{ readonly people: readonly PersonForOffice[]; readonly isMore: boolean }> =>
  city.reading(async (tx) => {
    if (!isOfOffice(by)) return { people: [], isMore: false }
    const part = { after: (page - 1) * peopleShown, most: peopleShown + 1 }
    const named = sought.trim().slice(0, 100)
    const ids = named === '' ? await loadPersonIds(tx, sort, part) : await loadIdsByName(tx, named, part)
    return { people: await together(tx, ids.slice(0, peopleShown)), isMore: ids.length > peopleShown }
  })

export interface RoleHolder {
  readonly person: Person
  /** What they are today, wherever they are it. */
  readonly roles: readonly Role[]
}

/**
 * The first of those of a name who hold a role today that is not a learner's, and whether there are more; nobody for who
 * is not of the office.
 */
export const roleHoldersNamed = (
  { sought, today }: { readonly sought: string; readonly today: Day },
  by: Actor,
  city: City,
): Promise<{ readonly people: readonly RoleHolder[]; readonly isMore: boolean }> =>
  city.reading(async (tx) => {
    if (!isOfOffice(by)) return { people: [], isMore: false }
    const ids = await loadIdsByName(tx, sought.slice(0, 100), { after: 0, most: peopleShown + 1 }, today)
    const people = (await together(tx, ids.slice(0, peopleShown))).map(({ person, roles }) => ({
      person,
      roles: [...new Set(rolesToday(roles, today).map(({ role }) => role))],
    }))
    return { people, isMore: ids.length > peopleShown }
  })

/** One of them; null: not here, erased, or not for who asks. */
export const personForOffice = (personId: Id, by: Actor, city: City): Promise<PersonForOffice | null> =>
  city.reading(async (tx) => {
    const [found] = isOfOffice(by) ? await together(tx, [personId]) : []
    return found && found.person.erasedAt === null ? found : null
  })

async function together(tx: Tx, ids: readonly Id[]): Promise<PersonForOffice[]> {
  const persons = new Map((await loadPersons(tx, ids)).map((person) => [person.id, person]))
  return (await loadListed(tx, ids)).flatMap(({ id, roles, isLinked }) => {
    const person = persons.get(id)
    return person ? [{ person, roles, isLinked }] : []
  })
}
