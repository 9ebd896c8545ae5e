import { holdsRole, isHumanOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadWaiting } from '../contact-store.ts'
import { standing } from '../rules/standing.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import type { Clearance, ContactProposal, Standing } from '../words.ts'
import { settingsHere } from './contact-standings.ts'

export interface StandingSeen extends Standing {
  readonly person: Person
  readonly role: Role
  readonly organisationId: Id | null
  /** All that was ever written down of this person, without what was withdrawn. */
  readonly clearances: readonly Clearance[]
  /** Waits at the gate that must agree; null: nothing waits. */
  readonly waits: ContactProposal | null
}

/** Everybody in contact with children whom this reader looks after: the office all, a coordinator those of the house. */
export const standingsHere = (today: Day, by: Actor, city: City): Promise<StandingSeen[]> =>
  city.reading(async (tx) => {
    const settings = await settingsHere(tx, city)
    const roles = (await loadContactRoles(tx, today, null)).filter(
      ({ organisationId }) =>
        isHumanOfOffice(by) || (organisationId !== null && holdsRole(by, 'coordinator', organisationId)),
    )
    const ids = [...new Set(roles.map(({ personId }) => personId))]
    const persons = new Map((await loadPersons(tx, ids)).map((person) => [person.id, person]))
    const clearances = await loadClearances(tx, ids)
    const waiting = await loadWaiting(tx, ids)
    return roles.flatMap(({ personId, role, organisationId }): StandingSeen[] => {
      const person = persons.get(personId)
      if (!person || person.erasedAt !== null) return []
      const own = clearances.filter((one) => one.personId === personId && one.withdrawnAt === null)
      const waits = waiting.get(personId) ?? null
      return [{ person, role, organisationId, clearances: own, waits, ...standing(person, role, today, settings, own) }]
    })
  })
