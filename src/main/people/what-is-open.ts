import { countWaitingFor } from '#commons/governance'
import { groupsOf, standsFor } from '#commons/groups'
import { applicationsToVouchFor } from '#commons/organisations'
import { standingsHere } from '#commons/people'
import { countOpenReportsHere, housesOf, standingOfHouse } from '#learning/catalogue'
import { openVisits } from '#learning/visits'
import { holdsRole, isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'

/** Something that waits for whoever holds a role. */
export interface OpenThing {
  /** A sentence with `{count}`. */
  readonly key: string
  readonly count: number
  /** From the ecosystem's address on. */
  readonly path: string
}

export type Person = Extract<Actor, { kind: 'person' }>

/** What a room knows to be open with somebody; each asks its own policy what they may see. */
type OpenRoom = (by: Person, today: Day, city: City) => Promise<OpenThing | readonly OpenThing[]>

const cases: OpenRoom = async (by, today, city) => ({
  key: 'people.open-cases',
  count: await countWaitingFor(today, by, city),
  path: '/me/waiting',
})

const standing: OpenRoom = async (by, today, city) => {
  let count = 0
  for (const house of housesOf(by)) {
    const { offers } = await standingOfHouse(house, today, city)
    count += offers.filter(({ forMinors, named, without }) => forMinors && named.length > 0 && without !== 0).length
  }
  return { key: 'people.open-standing', count, path: '/host/standing' }
}

const clearances: OpenRoom = async (by, today, city) => {
  const mine = isHumanOfOffice(by) || holdsRole(by, 'coordinator') ? await standingsHere(today, by, city) : []
  const lacking = mine.filter(({ stands }) => !stands).map(({ person }) => person.id)
  return { key: 'people.open-clearances', count: new Set(lacking).size, path: '/me/clearances' }
}

const reports: OpenRoom = async (by, _today, city) => ({
  key: 'people.open-reports',
  count: isHumanOfOffice(by) ? await countOpenReportsHere(city) : 0,
  path: '/office/reports',
})

const groups: OpenRoom = async (by, _today, city) => ({
  key: 'people.open-groups',
  // Those that go along when the role does: a coordinator's takes none.
  count: (await groupsOf(by.person, city)).filter(
    ({ part, organisationId }) => part === 'adult' && standsFor(by, organisationId),
  ).length,
  path: '/me/groups',
})

const vouchings: OpenRoom = async (by, _today, city) => ({
  key: 'people.open-vouchings',
  count: holdsRole(by, 'courier', null) ? (await applicationsToVouchFor(city)).length : 0,
  path: '/me/vouching',
})

/** What a courier keeps goes along with the role; who asks a house stays with the house. */
const visits: OpenRoom = async (by, _today, city) => {
  const { notes, held, asking } = await openVisits(by, city)
  return [
    { key: 'people.open-notes', count: notes, path: '/me/schools' },
    { key: 'people.open-held', count: held, path: '/me/schools' },
    { key: 'people.open-classes', count: asking, path: '/host/visits' },
  ]
}

/** Every room that keeps something open for people. A later room adds its line. */
const rooms: readonly OpenRoom[] = [cases, standing, clearances, reports, groups, vouchings, visits]

/** What waits for somebody by these roles, room by room, without what is empty. */
export async function whatIsOpen(by: Person, today: Day, city: City): Promise<OpenThing[]> {
  const found: OpenThing[] = []
  for (const room of rooms) found.push(...[await room(by, today, city)].flat())
  return found.filter(({ count }) => count > 0)
}
