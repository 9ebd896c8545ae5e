import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { loadIsAsked } from '../contact-store.ts'
import { isMinor } from '../../rules/age-band.ts'
import { heldKinds, standing } from '../rules/standing.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import {
  agreementRules,
  clearancesSettings,
  type ClearanceKind,
  type ClearancesSettings,
  type Standing,
} from '../words.ts'

/** How one role stands that somebody holds and by which they meet children. */
export interface ContactStanding extends Standing {
  readonly personId: Id
  readonly role: Role
  /** Null: for the ecosystem as a whole. */
  readonly organisationId: Id | null
  /** Everything of theirs that counts today, whether or not the role asks for it: some kinds of contact ask for more. */
  readonly holds: readonly ClearanceKind[]
  /** Has rules of their own, and is never asked for what is asked of grown people. */
  readonly isMinor: boolean
}

/** What is asked here, the place's own agreement too where it wants one. */
export async function settingsHere(tx: Tx, city: City): Promise<ClearancesSettings> {
  const settings = settingsOf(await ecosystemHere(tx, city), 'clearances', clearancesSettings)
  return (await loadIsAsked(tx)) ? { ...settings, rules: [...settings.rules, ...agreementRules] } : settings
}

interface Asked {
  /** Null: everybody… */
  readonly personIds: readonly Id[] | null
  /** …who holds a role there; left out: anywhere. */
  readonly organisationId?: Id
}

/** Every role in contact with children that runs at this moment, with whoever holds it. Erased people hold none. */
export async function standingsAt(
  tx: Tx,
  asked: Asked,
  at: Instant,
  city: City,
): Promise<(ContactStanding & { readonly person: Person })[]> {
  const ecosystem = await ecosystemHere(tx, city)
  const settings = await settingsHere(tx, city)
  const today = dayIn(ecosystem.timeZone, at)
  const roles = await loadContactRoles(tx, today, asked.personIds, asked.organisationId)
  const ids = [...new Set(roles.map(({ personId }) => personId))]
  const persons = new Map((await loadPersons(tx, ids)).map((person) => [person.id, person]))
  const clearances = Map.groupBy(await loadClearances(tx, ids), ({ personId }) => personId)
  return roles.flatMap(({ personId, role, organisationId }) => {
    const person = persons.get(personId)
    if (!person || person.erasedAt !== null) return []
    const own = clearances.get(personId) ?? []
    const stands = standing(person, role, today, settings, own)
    const more = { holds: heldKinds(own, today), isMinor: isMinor(person.birth, today) }
    return [{ person, personId, role, organisationId, ...more, ...stands }]
  })
}

/** How these people stand at this moment in each role by which they meet children; never to be kept. */
export const contactStandings = (personIds: readonly Id[], at: Instant, city: City): Promise<ContactStanding[]> =>
  personIds.length === 0 ? Promise.resolve([]) : city.reading((tx) => standingsAt(tx, { personIds }, at, city))

/** Everybody who meets children for a house at this moment, by name, and how they stand. */
export const contactsOfHouse = (
  organisationId: Id,
  at: Instant,
  city: City,
): Promise<(ContactStanding & { readonly person: Person })[]> =>
  city.reading(async (tx) =>
    (await standingsAt(tx, { personIds: null, organisationId }, at, city)).sort((a, b) =>
      a.person.displayName < b.person.displayName ? -1 : 1,
    ),
  )
