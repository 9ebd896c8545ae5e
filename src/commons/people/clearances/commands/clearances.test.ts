import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { enrolPerson } from '../../commands/enrol-person.ts'
import { giveRole } from '../../commands/give-role.ts'
import { mayMeetMinors } from '../queries/may-meet-minors.ts'
import { standingsPage, standingsShown } from '../queries/standings-here.ts'
import { openKeptStandings, type KeptStandings } from '../snapshot/kept-standings.ts'
import { clearanceForm } from '../words.ts'
import { endRole } from '../../commands/end-role.ts'
import { loadRoles } from '../../store.ts'
import { recordClearance, withdrawClearance } from './record-clearance.ts'
import { remindOfClearances } from './remind-of-clearances.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const today = '2026-06-17' as Day
let city: TestCity
let kept: KeptStandings
beforeAll(async () => {
  city = await testCity()
  kept = openKeptStandings(city.database)
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const museum = '0192b3f0-0000-7000-8000-0000000000bb' as Id
async function guide(role: Role = 'host', year = 1990): Promise<Id> {
  const draft = { displayName: 'Wren Example', birth: { year, month: 1 } }
  const { personId } = must(await enrolPerson(draft, office, city))
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId, role, organisationId: museum, ...days }, office, city))
  return personId
}
const form = (personId: Id, edit: object = {}) =>
  clearanceForm.parse({
    personId,
    kind: 'background-check',
    number: '77-1',
    authority: 'Registry',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
    expiresOn: '2026-06-20',
    ...edit,
  })
const may = async (person: Id, at: string, role: Role = 'host') =>
  (await mayMeetMinors([person], role, instant(Date.parse(at)), city)).has(person)

test('P15 an adult whose clearance lapses is out of contact with minors that minute', async () => {
  const person = await guide()
  expect(await may(person, '2026-06-17T10:00:00Z')).toBe(false)
  const { clearanceId } = must(await recordClearance({ form: form(person), today }, office, city))
  // The place lives by Berlin's clock: its twentieth of June ends at ten at night, UTC.
  expect(await may(person, '2026-06-20T21:59:59Z')).toBe(true)
  expect(await may(person, '2026-06-20T22:00:00Z')).toBe(false)
  expect(await may(person, '2026-06-17T10:00:00Z', 'mentor')).toBe(false)
  must(await withdrawClearance({ clearanceId }, office, city))
  must(await withdrawClearance({ clearanceId }, office, city))
  expect(await may(person, '2026-06-17T10:00:00Z')).toBe(false)
  const { rows } = await sql<{ name: string; about: object }>`
    select name, about from platform_outbox where about ->> 'clearanceId' = ${clearanceId} order by seq`.execute(
    city.database.reader,
  )
  expect(rows.map(({ name }) => name)).toEqual(['people.clearance-recorded', 'people.clearance-withdrawn'])
  expect(JSON.stringify(rows)).not.toContain('77-1')
})

test('[The Met (f)] a mentor’s documents are held with number, authority and expiry, and the mentor stands until the first of them ends', async () => {
  const mentor = await guide('mentor')
  const reference = { kind: 'reference', number: 'R-1', authority: 'Somebody who knows her', expiresOn: '2026-12-31' }
  must(await recordClearance({ form: form(mentor), today }, office, city))
  must(await recordClearance({ form: form(mentor, reference), today }, office, city))
  const { rows } = await sql<object>`
    select kind, number, authority, expires_on as until from people_clearances where person_id = ${mentor} order by kind`.execute(
    city.database.reader,
  )
  expect(rows).toEqual([
    { kind: 'background-check', number: '77-1', authority: 'Registry', until: '2026-06-20' },
    { kind: 'reference', number: 'R-1', authority: 'Somebody who knows her', until: '2026-12-31' },
  ])
  expect(await may(mentor, '2026-06-20T12:00:00Z', 'mentor')).toBe(true)
  expect(await may(mentor, '2026-06-21T12:00:00Z', 'mentor')).toBe(false)
  const renewed = { number: '77-2', issuedOn: '2026-06-16', expiresOn: '2027-06-16' }
  must(await recordClearance({ form: form(mentor, renewed), today }, office, city))
  expect(await may(mentor, '2026-06-21T12:00:00Z', 'mentor')).toBe(true)
})

test('nobody writes down their own; a coordinator does so for the own house and no other', async () => {
  const person = await guide()
  const coordinator = (organisation: Id, self: Id = city.newId()): Actor => ({
    kind: 'person',
    person: self,
    roles: [{ role: 'coordinator', organisation }],
  })
  const ask = { form: form(person), today }
  expect(await recordClearance(ask, coordinator(museum, person), city)).toMatchObject({
    refusal: 'people.clearance-of-oneself',
  })
  expect(await recordClearance(ask, coordinator(city.newId()), city)).toMatchObject({ refusal: 'people.not-yours' })
  expect(await recordClearance(ask, { kind: 'visitor' }, city)).toMatchObject({ refusal: 'people.not-yours' })
  expect((await recordClearance(ask, coordinator(museum), city)).ok).toBe(true)
  const { lines: seen } = await standingsPage({ today, page: 1 }, coordinator(museum), city, kept)
  expect(seen.find((one) => one.person.id === person)).toMatchObject({ stands: true, role: 'host' })
  const elsewhere = await standingsPage({ today, page: 1 }, coordinator(city.newId()), city, kept)
  expect(elsewhere).toEqual({ lines: [], without: 0, isMore: false })
})

test('a mentor of sixteen stands with a guardian’s agreement and an adult in charge, and is never checked', async () => {
  const person = await guide('mentor', 2010)
  expect(await recordClearance({ form: form(person), today }, office, city)).toMatchObject({
    refusal: 'people.clearance-not-asked-of-minors',
  })
  for (const kind of ['guardian-agreement', 'named-adult']) {
    must(await recordClearance({ form: form(person, { kind }), today }, office, city))
  }
  expect(await may(person, '2026-06-17T10:00:00Z', 'mentor')).toBe(true)
})

test('a reminder is told once each, and then that it lapsed; asked twice a day nothing is told twice', async () => {
  const elsewhere = await city.database.addCity('reminders')
  const { personId } = must(await enrolPerson({ displayName: 'Rook' }, office, elsewhere))
  must(await recordClearance({ form: form(personId, { expiresOn: '2026-08-01' }), today }, office, elsewhere))
  const told: number[] = []
  for (const day of [
    '2026-06-17',
    '2026-06-17',
    '2026-07-17',
    '2026-07-18',
    '2026-08-01',
    '2026-08-02',
    '2026-09-01',
  ]) {
    told.push(await remindOfClearances({ ...elsewhere, now: () => instant(Date.parse(`${day}T12:00:00Z`)) }))
  }
  expect(told).toEqual([1, 0, 0, 1, 0, 1, 0])
})

test('the list has pages, who stands without comes first, and what changes is in it at once', async () => {
  const many = await testCity()
  const remembered = openKeptStandings(many.database)
  const watching = await remembered.watch()
  try {
    const people: Id[] = []
    for (let number = 0; number < standingsShown + 2; number += 1) {
      const draft = { displayName: `Plover ${100 + number}`, birth: { year: 1990, month: 1 } }
      const { personId } = must(await enrolPerson(draft, office, many))
      const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
      must(await giveRole({ personId, role: 'host', organisationId: museum, ...days }, office, many))
      people.push(personId)
    }
    const pageOf = (page: number) => standingsPage({ today, page }, office, many, remembered)
    await vi.waitFor(async () =>
      expect(await pageOf(1)).toMatchObject({
        without: standingsShown + 2,
        isMore: true,
        lines: { length: standingsShown },
      }),
    )
    expect((await pageOf(2)).lines).toHaveLength(2)
    const shown = form(people[0]!, { expiresOn: null })
    must(await recordClearance({ form: shown, today }, office, many))
    await vi.waitFor(async () => expect(await pageOf(1)).toMatchObject({ without: standingsShown + 1 }))
    expect((await pageOf(2)).lines.map(({ person, stands }) => [person.id, stands]).at(-1)).toEqual([people[0], true])
  } finally {
    await watching.stop()
    await many.close()
  }
})

test('the coordinator of a house that somebody has left keeps their clearances no longer', async () => {
  const person = await guide()
  const coordinator: Actor = {
    kind: 'person',
    person: city.newId(),
    roles: [{ role: 'coordinator', organisation: museum }],
  }
  const ask = { form: form(person), today }
  const { clearanceId } = must(await recordClearance(ask, coordinator, city))
  const [role] = await city.reading((tx) => loadRoles(tx, person))
  must(await endRole({ personId: person, roleId: role!.id, lastOn: '2026-06-16' as Day }, office, city))
  expect(await recordClearance(ask, coordinator, city)).toMatchObject({ refusal: 'people.not-yours' })
  expect(await withdrawClearance({ clearanceId }, coordinator, city)).toMatchObject({ refusal: 'people.not-yours' })
})
