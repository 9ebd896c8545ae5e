import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, familyTables, suspendLink, vouchForGuardian } from '#commons/families'
import { governanceTables } from '#commons/governance'
import { organisationTables } from '#commons/organisations'
import { enrolPerson, personTables } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn } from '../../../tests/stage/signed-in.ts'
import { everythingOfChild } from './everything-of-me.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('P18 a guardian takes a child’s copy along, and the child reads that somebody did', async () => {
  const { city } = house
  const enrolled = await enrolPerson({ displayName: 'Wren Example', birth: { year: 2015, month: 4 } }, system, city)
  if (!enrolled.ok) throw new Error(enrolled.refusal)
  const childId = enrolled.value.personId
  const mother = await signedIn(house, 'Linden Example')
  const other = await signedIn(house, 'Magpie Example')
  const link = { childId, guardianId: mother.person, relation: 'mother', vouchingOrganisationId: null } as const
  const linked = await vouchForGuardian(link, { kind: 'operator', session: house.database.newId() }, city, place)
  expect(linked).toMatchObject({ ok: true })
  const by: Actor = { kind: 'person', person: mother.person, roles: [] }
  const answers = { childId, speakerId: mother.person, answers: { photos: 'refused' }, language: 'en' } as const
  await answerConsents({ ...answers, channel: 'screen' }, by, city, place)

  const copy = `/me/family/${childId}/everything.zip`
  expect((await asking(house)('GET', copy, other.cookie)).statusCode).toBe(404)
  expect(await looksAt(childId, city)).toEqual([])
  const taken = await asking(house)('GET', copy, mother.cookie)
  expect(taken.headers['content-type']).toBe('application/zip')
  expect(taken.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(await looksAt(childId, city)).toMatchObject([
    { byId: mother.person, what: 'everything', because: 'taken-along-by-a-guardian' },
  ])

  const everything = await everythingOfChild(childId, city)
  expect(everything).toMatchObject({
    people: { displayName: 'Wren Example' },
    families: { families_consents: [{ purpose: 'photos', answer: 'refused', givenBy: mother.person }] },
    looks: [{ by: 'Linden Example', what: 'everything' }],
  })
  expect(Object.keys(everything)).not.toContain('messages')
  expect(JSON.stringify(everything)).not.toMatch(/hash|salt/i)

  // A suspended guardian takes nothing along any more.
  if (!linked.ok) return
  const linkId = (everything as { families: { families_links: { id: never }[] } }).families.families_links[0]!.id
  const steward: Actor = { kind: 'person', person: other.person, roles: [{ role: 'steward', organisation: null }] }
  expect(await suspendLink({ linkId, because: 'conflict' }, steward, city)).toMatchObject({ ok: true })
  expect((await asking(house)('GET', copy, mother.cookie)).statusCode).toBe(404)
})

/** Rooms that hand their rows over by a query of their own; each with the test or query that shows it. */
const byOwnQuery = new Set([
  'people_persons',
  'people_roles',
  'people_links',
  'people_ways',
  'home_calendars',
  'home_choices',
  'groups_members',
  'groups_adults',
  'participation_bookings',
  'participation_entries',
  'attendance_acts',
  'attendance_care',
  'attendance_phones',
  'draws_rows',
  'record_facts',
  'record_actors',
  'record_doubts',
  'reflections_certificates',
  'reflections_ratings',
  'reflections_reflections',
  'wants_wishes',
])
/** Why a table that names a person is not in that person's copy. */
const leftOut: Readonly<Record<string, string>> = {
  families_link_codes: 'a code of a quarter of an hour',
  families_code_tries: 'counts tries for an hour',
  people_words_of_names: 'the name again, word by word, to be found',
  groups_roster_identities: 'a hash of the number a school’s file knows them by',
  people_role_reminders: 'that a reminder was sent',
}

test('P18 every table that names a person is in that person’s copy, or has a reason not to be', async () => {
  const client = await house.database.connect('tests')
  const { rows } = await client.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint
     where contype = 'f' and confrelid = 'people_persons'::regclass order by 1`,
  )
  await client.end()
  const named = rows.map(({ name }) => name)
  expect(named.length).toBeGreaterThan(15)
  const exported = new Set<string>(
    [...personTables, ...familyTables, ...governanceTables, ...organisationTables].map(({ table }) => table),
  )
  const lost = named.filter(
    (name) =>
      !exported.has(name) && !byOwnQuery.has(name) && !(name in leftOut) && !/^(messages|catalogue)_/.test(name),
  )
  expect(lost).toEqual([])
})
