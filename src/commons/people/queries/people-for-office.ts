import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
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
