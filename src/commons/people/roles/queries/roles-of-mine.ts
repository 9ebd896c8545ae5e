import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons, loadRoles } from '../../store.ts'
import type { Person, RoleGiven } from '../../words.ts'
import { loadDelegatedBy } from '../store.ts'

export interface RoleOfMine extends RoleGiven {
  /** For whom it is held; null: for oneself, or for somebody who is gone. */
  readonly standsInFor: Person | null
  /** Who stands in for me in it, now or soon. */
  readonly substitutes: readonly (RoleGiven & { readonly person: Person | null })[]
}

/** The roles somebody holds today or soon, with who stands in for whom. */
export const rolesOfMine = (personId: Id, today: Day, city: City): Promise<RoleOfMine[]> =>
  city.reading(async (tx) => {
    const isAhead = ({ fromOn, untilOn, endedAt }: RoleGiven): boolean =>
      endedAt === null && (untilOn === null || (untilOn >= today && untilOn >= fromOn))
    const own = (await loadRoles(tx, personId)).filter(isAhead)
    const given = (await loadDelegatedBy(tx, personId)).filter(isAhead)
    const ids = [...own.flatMap(({ delegatedBy }) => delegatedBy ?? []), ...given.map((one) => one.personId)]
    const persons = new Map((await loadPersons(tx, [...new Set(ids)])).map((person) => [person.id, person]))
    return own.map((role) => ({
      ...role,
      standsInFor: role.delegatedBy === null ? null : (persons.get(role.delegatedBy) ?? null),
      substitutes: given
        .filter((one) => one.role === role.role && one.organisationId === role.organisationId)
        .map((one) => ({ ...one, person: persons.get(one.personId) ?? null })),
    }))
  })
