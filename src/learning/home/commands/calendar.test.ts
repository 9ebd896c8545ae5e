import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followSessions, placesOfPersons, takePart } from '#learning/participation'
import { writeOpportunity } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import { suspendLink } from '#commons/families'
import { giveBack } from '../../participation/commands/give-back.ts'
import {
  form,
  idOf,
  museumWithSeats,
  must,
  place,
  system,
  type MuseumWithSeats,
} from '../../participation/test-occasion.ts'
import { sampleDraft, sampleSession } from '../../catalogue/commands/sample-drafts.ts'
import { calendarNamed, entriesOf } from '../present/calendar-of-mine.ts'
import { calendarsOfMine } from '../queries/choices-of-mine.ts'
import { homeInFull } from '../queries/home-in-full.ts'
import { mostCalendars, type Shows } from '../words.ts'
import { forgetHome } from './forget-home.ts'
import { makeCalendar, revokeCalendar } from './make-calendar.ts'
import { readCalendar } from './read-calendar.ts'

let it: MuseumWithSeats
let mother: Actor
let wren: Id
beforeAll(async () => {
  it = await museumWithSeats()
  mother = await it.adult()
  wren = await it.child([mother])
})
afterAll(() => it.city.close())

const make = async (shows: Shows = 'full', by = mother) =>
  must(await makeCalendar({ personId: idOf(by), form: { device: 'my phone', shows } }, by, it.city))

/** As a real calendar program reads it. */
const read = async (secret: string) => {
  const found = await readCalendar(secret, it.city, place)
  if (!found) return null
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    [key, ...Object.values(values).map(String)].join(' ')
  const around = {
    address: 'https://town.example/t',
    host: 'town.example',
    languages: ['en'],
    say,
    list: (names: readonly string[]) => names.join(' and '),
  }
  const shown = { shows: found.link.shows, isNamed: found.days.people.length > 1 }
  const text = writeCalendar(calendarNamed('My days'), entriesOf(found.days.things, shown, around), it.city.now())
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    title: String(event.getFirstPropertyValue('summary')),
    status: String(event.getFirstPropertyValue('status')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    place: event.getFirstPropertyValue('location'),
    startsAt: new ICAL.Event(event).startDate.toJSDate().toISOString(),
    text,
  }))
}
const book = async (day: string, who: readonly Id[] = [wren]) => {
  const { opportunityId, sessionId } = await it.offer({ ages: { min: null, max: null } }, day)
  const opening = { opportunityId, form: { sessionId, days: [day], seats: 5, minimum: null } }
  const { openSignUp } = await import('#learning/participation')
  const { openingForm } = await import('../../participation/words.ts')
  const occasionId = must(
    await openSignUp({ opportunityId, form: openingForm.parse(opening.form) }, system, it.city),
  )[0]!
  const entries = must(await takePart(form(occasionId, who, {}, it.city), mother, it.city))
  return { opportunityId, occasionId, entryId: entries[0]!.id, entryIds: entries.map(({ id }) => id) }
}

test('a program reads ten o’clock as ten o’clock before and after the clocks change', async () => {
  await book('2026-10-24')
  await book('2026-10-25')
  const { secret } = await make()
  const events = (await read(secret))!
  expect(events.map(({ startsAt }) => startsAt)).toEqual(['2026-10-24T08:00:00.000Z', '2026-10-25T09:00:00.000Z'])
  expect(events.every(({ status, title }) => status === 'CONFIRMED' && title.includes('Wren Example'))).toBe(true)
})

test('moved, it is the same entry with a higher number; called off or given back, it is cancelled', async () => {
  const { opportunityId, occasionId, entryId } = await book('2026-07-04')
  const { secret } = await make()
  const one = async () => (await read(secret))!.find(({ uid }) => uid.startsWith(`day-${occasionId}`))!
  const before = await one()
  const [session] = await it.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('original_id').where('opportunity_id', '=', opportunityId).execute(),
  )
  const moved = sampleSession(session!.original_id!, {
    when: { form: 'dated', startOn: '2026-07-05', startTime: '15:00', endOn: '2026-07-05', endTime: '16:00' } as never,
  })
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select('group_key').where('id', '=', opportunityId).execute(),
  )
  const draft = sampleDraft(row!.group_key!, {
    hostName: 'Moth Museum',
    ages: { min: null, max: null },
    sessions: [moved],
  })
  must(await writeOpportunity({ id: opportunityId, draft }, system, it.city))
  await followSessions(opportunityId, system, it.city)
  const after = await one()
  expect(after.startsAt).toBe('2026-07-05T13:00:00.000Z')
  expect(after.uid).toBe(before.uid)
  expect(after.sequence).toBeGreaterThan(before.sequence)
  must(await giveBack({ entryId }, mother, it.city))
  const gone = await one()
  expect(gone.status).toBe('CANCELLED')
  expect(gone.sequence).toBeGreaterThan(after.sequence)
})

test('two of one family on one day are one entry with both names; one gives back, the other goes on; both, it is cancelled', async () => {
  const lark = await it.child([mother], { name: 'Lark Example' })
  const { occasionId, entryIds } = await book('2026-08-01', [wren, lark])
  const { secret } = await make()
  const ofDay = async () => {
    const own = (await read(secret))!.filter(({ uid }) => uid.startsWith(`day-${occasionId}`))
    expect(own).toHaveLength(1)
    return own[0]!
  }
  const both = await ofDay()
  expect(both.title).toMatch(/Wren Example and Lark Example|Lark Example and Wren Example/)
  const places = await placesOfPersons([wren, lark], it.city.now(), it.city)
  const entryOf = (personId: Id) =>
    places.find(({ entry }) => entry.personId === personId && entryIds.includes(entry.id))!.entry.id
  must(await giveBack({ entryId: entryOf(wren) }, mother, it.city))
  const alone = await ofDay()
  expect(alone).toMatchObject({ uid: both.uid, status: 'CONFIRMED' })
  expect(alone.title).not.toContain('Wren')
  expect(alone.title).toContain('Lark Example')
  expect(alone.sequence).toBeGreaterThan(both.sequence)
  must(await giveBack({ entryId: entryOf(lark) }, mother, it.city))
  const gone = await ofDay()
  expect(gone.status).toBe('CANCELLED')
  expect(gone.sequence).toBeGreaterThan(alone.sequence)
})

test('whoever chose so is only busy: no title, no name, no place', async () => {
  const { secret } = await make('busy')
  const [event] = (await read(secret))!
  expect(event).toMatchObject({ title: 'home.calendar-busy', place: null })
  expect(event!.text).not.toMatch(/Wren|Moth|LOCATION|GEO|DESCRIPTION|\/me\/home/)
})

test('a revoked link opens nothing at once, the other devices go on; nobody ends another’s', async () => {
  const [phone, laptop] = [await make(), await make()]
  const stranger = await it.adult()
  expect(await revokeCalendar({ personId: idOf(mother), id: phone.id }, stranger, it.city)).toMatchObject({
    refusal: 'home.not-yours',
  })
  expect(await revokeCalendar({ personId: idOf(stranger), id: phone.id }, stranger, it.city)).toMatchObject({
    ok: true,
  })
  expect(await read(phone.secret)).not.toBeNull()
  must(await revokeCalendar({ personId: idOf(mother), id: phone.id }, mother, it.city))
  must(await revokeCalendar({ personId: idOf(mother), id: phone.id }, mother, it.city))
  expect(await read(phone.secret)).toBeNull()
  expect(await read(laptop.secret)).not.toBeNull()
  const ids = (await calendarsOfMine(idOf(mother), it.city)).map(({ id }) => id)
  expect(ids).toContain(laptop.id)
  expect(ids).not.toContain(phone.id)
})

test('the address itself is nowhere in the database', async () => {
  const { secret } = await make()
  const rows = await it.city.reading((tx) => tx.selectFrom('home_calendars').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(secret)
  expect(await read(`${secret.slice(0, -1)}_`)).toBeNull()
})

test('a guardian whose link rests reads nothing of that child from then on, through no device', async () => {
  const father = await it.adult('Hawthorn Example')
  const child = await it.child([father])
  const occasion = await it.occasion(3, { ages: { min: null, max: null } })
  must(await takePart(form(occasion, [child], {}, it.city), father, it.city))
  const { secret } = await make('full', father)
  expect(await read(secret)).toHaveLength(1)
  const [link] = await it.city.reading((tx) =>
    tx.selectFrom('families_links').select('id').where('child_id', '=', child).execute(),
  )
  const rests = { linkId: link!.id, because: 'safeguarding' } as const
  const steward: Actor = {
    kind: 'person',
    person: idOf(await it.adult('Crane Example')),
    roles: [{ role: 'steward', organisation: null }],
  }
  must(await suspendLink(rests, steward, it.city))
  expect(await read(secret)).toEqual([])
})

test('so many devices and no more; P18 told to their owner, P19 gone with them', async () => {
  const heron = await it.adult('Heron Example')
  for (let made = 0; made < mostCalendars; made += 1) await make('full', heron)
  const more = await makeCalendar({ personId: idOf(heron), form: { device: 'x', shows: 'full' } }, heron, it.city)
  expect(more).toEqual({ ok: false, refusal: 'home.too-many-calendars', facts: { most: mostCalendars } })
  expect((await homeInFull(idOf(heron), it.city)).calendars).toHaveLength(mostCalendars)
  await forgetHome(idOf(heron), it.city)
  expect(await calendarsOfMine(idOf(heron), it.city)).toEqual([])
})

test('when it was last read is known by the day', async () => {
  const robin = await it.adult('Robin Example')
  const { secret } = await make('full', robin)
  const readOn = async () => (await calendarsOfMine(idOf(robin), it.city))[0]!.readOn
  expect(await readOn()).toBeNull()
  await read(secret)
  const day = await readOn()
  it.city.database.clock.hold(instant(it.city.now() + 86_400_000))
  await read(secret)
  expect((await readOn())! > day!).toBe(true)
})
