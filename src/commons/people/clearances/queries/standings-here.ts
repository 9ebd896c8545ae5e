import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { holdsRole, isHumanOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { standing } from '../rules/standing.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import { clearancesSettings, type Clearance, type Standing } from '../words.ts'

export interface StandingSeen extends Standing {
  readonly person: Person
  readonly role: Role
  readonly organisationId: Id | null
  /** All that was ever written down of this person, without what was withdrawn. */
  readonly clearances: readonly Clearance[]
}

/** Everybody in contact with children whom this reader looks after: the office all, a coordinator those of the house. */
export const standingsHere = (today: Day, by: Actor, city: City): Promise<StandingSeen[]> =>
  city.reading(async (tx) => {
    const settings = settingsOf(await ecosystemHere(tx, city), 'clearances', clearancesSettings)
    const roles = (await loadContactRoles(tx, today, null)).filter(
      ({ organisationId }) =>
        isHumanOfOffice(by) || (organisationId !== null && holdsRole(by, 'coordinator', organisationId)),
    )
    const ids = [...new Set(roles.map(({ personId }) => personId))]
    const persons = new Map((await loadPersons(tx, ids)).map((person) => [person.id, person]))
    const clearances = await loadClearances(tx, ids)
    return roles.flatMap(({ personId, role, organisationId }): StandingSeen[] => {
      const person = persons.get(personId)
      if (!person || person.erasedAt !== null) return []
      const own = clearances.filter((one) => one.personId === personId && one.withdrawnAt === null)
      return [{ person, role, organisationId, clearances: own, ...standing(person, role, today, settings, own) }]
    })
  })
