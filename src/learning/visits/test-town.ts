import { sql } from 'kysely'
import { groupForm, handOverGroup, makeGroup } from '#commons/groups'
import { addOrganisation, ensureVenues, organisationForm } from '#commons/organisations'
import { enrolPerson, giveRole } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { askForVisits } from './commands/ask-for-visits.ts'
import { addDates, makePath } from './commands/make-path.ts'
import { loadAsks } from './store/asks.ts'
import { loadSlots } from './store/paths.ts'
import { type Ask, type VisitSlot, type Way } from './words.ts'
import { bookingForm, datesForm, pathForm } from './words-of-forms.ts'

export const system: Actor = { kind: 'system', because: 'a test' }

export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}

export const idOf = (actor: Actor): Id => (actor as Extract<Actor, { kind: 'person' }>).person

export interface Town {
  readonly city: TestCity
  readonly museum: Id
  readonly host: Actor
  /** Of the whole place. */
  readonly courier: Actor
  somebody(name: string, role: Role, organisation: Id | null): Promise<Actor>
  school(name: string, point?: { readonly lat: number; readonly lon: number }): Promise<Id>
  /** A class of grade 3 with twenty children, and its teacher. */
  class(schoolId: Id, name?: string): Promise<{ readonly groupId: Id; readonly teacher: Actor }>
  /** One date on each of these days, from ten to half past eleven. */
  path(
    way: Way,
    days: readonly string[],
    seats?: number,
  ): Promise<{ readonly pathId: Id; readonly slots: readonly VisitSlot[] }>
  ask(
    of: { readonly groupId: Id; readonly teacher: Actor },
    pathIds: readonly Id[],
    days: readonly string[],
    more?: object,
  ): ReturnType<typeof askForVisits>
  asks(groupId: Id): Promise<Ask[]>
  /** Each wish of a class as its state and the days held or given. */
  stands(groupId: Id): Promise<string[]>
  slotsOf(pathId: Id): Promise<VisitSlot[]>
  events(askId: Id): Promise<string[]>
}

/** A museum, a courier, and as many schools and classes as a test wants. Today is 17 June 2026. */
export async function town(): Promise<Town> {
  const city = await testCity()
  const somebody: Town['somebody'] = async (displayName, role, organisation) => {
    const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, system, city))
    const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
    must(await giveRole({ personId, role, organisationId: organisation, ...span }, system, city))
    return { kind: 'person', person: personId, roles: [{ role, organisation }] }
  }
  const organisation = async (name: string, kind: string): Promise<Id> =>
    must(await addOrganisation(organisationForm.parse({ name, kind }), system, city)).id
  const venue = async (name: string, point: { lat: number; lon: number }): Promise<void> => {
    await city.transaction((tx) =>
      ensureVenues(tx, city, [{ name, address: null, point, areaAsWritten: null }], system),
    )
  }
  const museum = await organisation('Moth Museum', 'museum')
  await venue('Moth Museum', { lat: 51.96, lon: 7.62 })
  const slotsOf = (pathId: Id) => city.reading((tx) => loadSlots(tx, [pathId]))
  const asks = (groupId: Id) => city.reading((tx) => loadAsks(tx, { groupIds: [groupId] }))
  return {
    city,
    museum,
    host: await somebody('Robin Example', 'host', museum),
    courier: await somebody('Heron Example', 'courier', null),
    somebody,
    school: async (name, point) => {
      if (point) await venue(name, point)
      return organisation(name, 'school')
    },
    class: async (schoolId, name = '3b') => {
      const teacher = await somebody(`Teasel ${name} Example`, 'educator', schoolId)
      const season = { fromOn: '2026-06-01', untilOn: '2027-07-31' }
      const facts = { kind: 'class', name, organisationId: schoolId, level: '3', size: 20, ...season }
      const { groupId } = must(await makeGroup(groupForm.parse(facts), system, city))
      must(await handOverGroup({ groupId, toId: idOf(teacher), leaving: [] }, system, city))
      return { groupId, teacher }
    },
    path: async (way, days, seats = 24) => {
      const path = pathForm.parse({
        hostId: museum,
        title: `Moths by ${way}`,
        grades: '3, 4',
        place: 'Moth Museum',
        way,
      })
      const dates = (firstOn: string) => datesForm.parse({ firstOn, from: '10:00', minutes: 90, seats })
      const { pathId } = must(await makePath({ path, dates: dates(days[0]!) }, system, city))
      for (const day of days.slice(1)) must(await addDates({ pathId, dates: dates(day) }, system, city))
      return { pathId, slots: await slotsOf(pathId) }
    },
    ask: ({ groupId, teacher }, pathIds, days, more = {}) => {
      const facts = { groupId, pathIds, possibleOn: days, pupils: 20, adults: 2, grade: '3', request: city.newId() }
      return askForVisits(bookingForm.parse({ ...facts, ...more }), teacher, city)
    },
    asks,
    slotsOf,
    stands: async (groupId) => {
      const found = await asks(groupId)
      const slots = new Map<Id, Day>()
      for (const { pathId } of found) for (const { id, fallsOn } of await slotsOf(pathId)) slots.set(id, fallsOn)
      return found.map(({ state, slotIds }) => [state, ...slotIds.map((id) => slots.get(id)!).toSorted()].join(' '))
    },
    events: async (askId) => {
      const { rows } = await sql<{ name: string }>`
        select name from platform_outbox where about ->> 'askId' = ${askId} order by seq`.execute(city.database.reader)
      return rows.map(({ name }) => name.replace('visits.', ''))
    },
  }
}
