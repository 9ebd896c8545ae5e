import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { rolesToday } from '../rules/roles-today.ts'
import { loadPersons, loadRoles } from '../store.ts'

/** A person with the roles of the day, for who acts by a link that was signed for them; null: nobody here. */
export const actorOfPerson = (person: Id, today: Day, city: City): Promise<Extract<Actor, { kind: 'person' }> | null> =>
  city.reading(async (tx) => {
    const [found] = await loadPersons(tx, [person])
    if (!found || found.erasedAt !== null) return null
    return { kind: 'person', person, roles: rolesToday(await loadRoles(tx, person), today) }
  })
