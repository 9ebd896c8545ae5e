import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson, enrolWithCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { familiesSettings, type Place } from '../words.ts'
import { enrolFamily, type FamilyAtDesk } from './enrol-family.ts'

const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const office: Actor = { kind: 'system', because: 'a test' }
let city: TestCity
let library: Id
let desk: Actor
beforeAll(async () => {
  city = await testCity()
  library = city.newId()
  const librarian = await enrolPerson({ displayName: 'Linden Example' }, office, city)
  if (!librarian.ok) throw new Error(librarian.refusal)
  desk = { kind: 'person', person: librarian.value.personId, roles: [{ role: 'courier', organisation: library }] }
})
afterAll(() => city.close())

const mother = { name: 'Mama', reach: '+34600555666', relation: 'mother' } as const
const family = (adults: FamilyAtDesk['adults']): FamilyAtDesk => ({
  adults,
  children: [{ year: 2015, month: 3 }, { year: 2017, month: 11 }, null],
  language: 'es',
  organisationId: library,
})
/** Everything a family leaves behind, and what was said of it. */
const kept = async () => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from people_persons) as people, (select count(*)::int from people_cards) as cards,
      (select count(*)::int from people_ways) as ways, (select count(*)::int from families_links) as links,
      (select count(*)::int from platform_outbox) as events`.execute(city.database.reader)
  return rows[0]!
}

test('two adults answer for three children, each with a card of this desk', async () => {
  const before = await kept()
  const made = await enrolFamily(
    family([mother, { name: 'Papa', reach: 'papa@people.invalid', relation: 'father' }]),
    desk,
    city,
    place,
  )
  expect(made).toMatchObject({
    ok: true,
    value: { childIds: [expect.any(String), expect.anything(), expect.anything()] },
  })
  const after = await kept()
  expect([after['people']! - before['people']!, after['cards']! - before['cards']!]).toEqual([5, 3])
  expect([after['links']! - before['links']!, after['ways']! - before['ways']!]).toEqual([6, 2])
})

test('refused at the last adult, nobody of the family is there, and nothing says that somebody was', async () => {
  const elsewhere = await enrolWithCard({ birth: null, language: 'en', organisationId: city.newId() }, office, city)
  const before = await kept()
  const card = elsewhere.ok ? elsewhere.value.userName : ''
  const adults = [mother, { name: 'Papa', reach: card, relation: 'father' }] as const
  for (let sent = 0; sent < 2; sent += 1) {
    expect(await enrolFamily(family(adults), desk, city, place)).toEqual({
      ok: false,
      refusal: 'families.adult-not-found',
    })
  }
  expect(await kept()).toEqual(before)
})

test('a fault midway leaves nobody either', async () => {
  const before = await kept()
  let ids = 0
  const failing = {
    ...city,
    newId: () => {
      ids += 1
      if (ids > 8) throw new Error('the machine went away')
      return city.newId()
    },
  }
  await expect(enrolFamily(family([mother]), desk, failing, place)).rejects.toThrow('the machine went away')
  expect(await kept()).toEqual(before)
})
