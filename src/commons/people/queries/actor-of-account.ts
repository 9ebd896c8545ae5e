import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { rolesToday } from '../rules/roles-today.ts'
import { loadPersonOfAccount, loadRoles } from '../store.ts'

/** Who an account is in this ecosystem, with the roles that run today; null: nobody here. */
export const actorOfAccount = (
  accountId: Id,
  today: Day,
  city: City,
): Promise<Extract<Actor, { kind: 'person' }> | null> =>
  city.reading(async (tx) => {
    const person = await loadPersonOfAccount(tx, accountId)
    if (person === null) return null
    return { kind: 'person', person, roles: rolesToday(await loadRoles(tx, person), today) }
  })
