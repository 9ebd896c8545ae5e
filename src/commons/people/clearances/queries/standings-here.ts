import { holdsRole, isHumanOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadWaiting } from '../contact-store.ts'
import { standing } from '../rules/standing.ts'
import type { KeptStandings } from '../snapshot/kept-standings.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import type { Clearance, ClearancesSettings, ContactProposal, Standing } from '../words.ts'
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
    const roles = await loadContactRoles(tx, today, null)
    return seenOf(
      roles.filter((role) => looksAfter(by, role)),
      { today, settings },
      tx,
    )
  })

const looksAfter = (by: Actor, { organisationId }: { readonly organisationId: Id | null }): boolean =>
  isHumanOfOffice(by) || (organisationId !== null && holdsRole(by, 'coordinator', organisationId))

async function seenOf(
  roles: readonly { readonly personId: Id; readonly role: Role; readonly organisationId: Id | null }[],
  { today, settings }: { readonly today: Day; readonly settings: ClearancesSettings },
  tx: Tx,
): Promise<StandingSeen[]> {
  const ids = [...new Set(roles.map(({ personId }) => personId))]
  const persons = new Map((await loadPersons(tx, ids)).map((person) => [person.id, person]))
  const clearances = Map.groupBy(await loadClearances(tx, ids), ({ personId }) => personId)
  const waiting = await loadWaiting(tx, ids)
  return roles.flatMap(({ personId, role, organisationId }): StandingSeen[] => {
    const person = persons.get(personId)
    if (!person || person.erasedAt !== null) return []
    const own = (clearances.get(personId) ?? []).filter(({ withdrawnAt }) => withdrawnAt === null)
    const waits = waiting.get(personId) ?? null
    return [{ person, role, organisationId, clearances: own, waits, ...standing(person, role, today, settings, own) }]
  })
}

/** How many one page shows. */
export const standingsShown = 20

export interface StandingsPage {
  readonly lines: readonly StandingSeen[]
  /** Of all pages: how many people lack something. */
  readonly without: number
  readonly isMore: boolean
}

/**
 * One page of everybody in contact with children whom this reader looks after, the office all, a coordinator those of
 * the house: who stands without first. Who is shown is read anew; where they stand in the list may be remembered.
 */
export const standingsPage = (
  { today, page }: { readonly today: Day; readonly page: number },
  by: Actor,
  city: City,
  kept: KeptStandings,
): Promise<StandingsPage> =>
  city.reading(async (tx) => {
    const settings = await settingsHere(tx, city)
    const all = (await kept.inOrder({ today, settings }, tx, city)).filter((role) => looksAfter(by, role))
    const shown = all.slice((page - 1) * standingsShown, page * standingsShown)
    const lines = await seenOf(shown, { today, settings }, tx)
    const without = new Set(all.filter(({ place }) => place === 'without').map(({ personId }) => personId))
    return { lines, without: without.size, isMore: all.length > page * standingsShown }
  })
