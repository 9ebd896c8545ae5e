import { ecosystemHere } from '#commons/ecosystems'
import { groupForm, groupsOf, handOverGroup, makeGroup } from '#commons/groups'
import { ensureVenues, organisationsOfEcosystem } from '#commons/organisations'
import { peopleForOffice } from '#commons/people'
import { askForVisits, blockDays, bookingForm, datesForm, makePath, pathForm } from '#learning/visits'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

const words: Readonly<
  Record<string, { readonly planned: string; readonly open: string; readonly classes: readonly string[] }>
> = {
  en: { planned: 'Behind the glass cases (invented)', open: 'Drawing bones (invented)', classes: ['4a', '4b'] },
  de: { planned: 'Hinter den Vitrinen (erfunden)', open: 'Knochen zeichnen (erfunden)', classes: ['4a', '4b'] },
  es: {
    planned: 'Detrás de las vitrinas (inventado)',
    open: 'Dibujar huesos (inventado)',
    classes: ['4.º A', '4.º B'],
  },
}

/** How far the invented school stands from the middle of its place, in degrees: a class rides most of an hour. */
const farAway = 0.08

/**
 * A school of three classes far from a museum: one class has a date, one waits for the plan, one has no visit this year.
 * Told again, it adds nothing twice.
 */
export async function tellVisits(language: Language, city: City): Promise<void> {
  const { planned, open, classes } = words[language] ?? words['en']!
  const [teacher, robin] = [await invented('Teasel Example', city), await invented('Robin Example', city)]
  const schoolId = teacher?.roles.find(({ role }) => role === 'educator')?.organisationId
  const hostId = robin?.roles.find(({ role }) => role === 'host')?.organisationId
  if (!teacher || !schoolId || !hostId || (await groupsOf(teacher.person.id, city)).length > 1) return
  const houses = await organisationsOfEcosystem(city)
  const nameOf = (id: Id): string => houses.find((one) => one.id === id)!.name
  await place([nameOf(schoolId), nameOf(hostId)], city)
  const today = dayIn('UTC', city.now())
  const [fourA, fourB] = await Promise.all(
    classes.map((name) => classOf({ name, schoolId, teacherId: teacher.person.id, today }, city)),
  )
  const first = addDays(today, 21)
  const path = { hostId, grades: '3, 4', place: nameOf(hostId) }
  const dates = datesForm.parse({ firstOn: first, from: '10:00', minutes: 90, seats: 30, times: 3 })
  const inLine = pathForm.parse({ ...path, title: planned, theme: 'science', way: 'planner' })
  const atOnce = pathForm.parse({ ...path, title: open, theme: 'arts', way: 'auto', twice: 'on' })
  const { pathId: plannedId } = told(await makePath({ path: inLine, dates }, teller, city))
  const { pathId: openId } = told(
    await makePath({ path: atOnce, dates: { ...dates, firstOn: addDays(first, 1) } }, teller, city),
  )
  const days = [0, 7, 14].map((week) => addDays(first, week))
  const size = { pupils: 22, adults: 2, grade: '4' }
  const ask = (groupId: Id, pathId: Id, possibleOn: readonly Day[], more = {}) =>
    bookingForm.parse({ groupId, ...size, pathIds: [pathId], possibleOn, request: city.newId(), ...more })
  // Back at school for lunch.
  const hours = { notBefore: '09:00', overBy: '12:00' }
  told(await askForVisits(ask(fourA!, plannedId, days, hours), teller, city))
  const others = days.map((on) => addDays(on, 1))
  told(await askForVisits(ask(fourB!, openId, others), teller, city))
  // A week in which the school goes nowhere, on none of the days above.
  const away = { on: addDays(first, 22), untilOn: addDays(first, 26) }
  told(await blockDays({ organisationId: schoolId, place: null, ...away, blocked: true }, teller, city))
}

async function classOf(
  one: { readonly name: string; readonly schoolId: Id; readonly teacherId: Id; readonly today: Day },
  city: City,
): Promise<Id> {
  const season = { fromOn: addDays(one.today, -30), untilOn: addDays(one.today, 300) }
  const facts = { kind: 'class', name: one.name, organisationId: one.schoolId, level: '4', size: 22, ...season }
  const { groupId } = told(await makeGroup(groupForm.parse(facts), teller, city))
  told(await handOverGroup({ groupId, toId: one.teacherId, leaving: [] }, teller, city))
  return groupId
}

/** The school stands at the edge, the museum in the middle: places of the invented, by their names. */
const place = ([school, house]: readonly [string, string], city: City): Promise<unknown> =>
  city.transaction(async (tx) => {
    const { centre } = await ecosystemHere(tx, city)
    if (centre === null) return
    const venue = (name: string, lat: number) => ({
      name,
      address: null,
      point: { lat, lon: centre.lon },
      areaAsWritten: null,
    })
    await ensureVenues(tx, city, [venue(school, centre.lat + farAway), venue(house, centre.lat)], teller)
  })

const invented = async (name: string, city: City) =>
  (await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)).people.find(
    ({ person }) => person.displayName === name,
  )
