import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { cardsOnList } from '../cards/index.ts'
import { personsById } from '../queries/persons-by-id.ts'
import { enrolPeople, renewFacts, type Enrolled } from './enrol-people.ts'

const office: Actor = { kind: 'system', because: 'a roster' }
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const children = (count: number): Enrolled[] =>
  Array.from({ length: count }, (_, number) => ({
    legalName: `Child ${number} Example`,
    birth: number % 7 === 0 ? null : { year: 2015, month: 1 + (number % 12) },
    language: number % 3 === 0 ? 'ar' : 'en',
  }))
const enrol = (people: readonly Enrolled[], by: Actor = office) =>
  city.transaction((tx) => enrolPeople(tx, city, people, by))

test('P2 many are enrolled at once, each with a made-up name of their own in their language; one event tells of all, by id', async () => {
  const answer = await enrol(children(600))
  const ids = answer.ok ? answer.value : []
  const people = await personsById(ids, city)
  expect(people).toHaveLength(600)
  expect(new Set(people.map(({ displayName }) => displayName)).size).toBe(600)
  expect(people[1]).toMatchObject({ legalName: 'Child 1 Example', birth: { year: 2015, month: 2 }, language: 'en' })
  expect(people[1]!.displayName).toMatch(/^[a-z]+-[a-z]+-\d{2}$/)
  expect(people[3]!.displayName).toMatch(/^\p{Script=Arabic}/u)
  const listed = await cardsOnList(ids, city)
  expect(listed.get(ids[1]!)).toEqual({ userName: people[1]!.displayName, card: null })
  const { rows } = await sql<{ about: { personIds: string[] } }>`
    select about from platform_outbox where name = 'people.people-enrolled'`.execute(city.database.reader)
  expect(rows).toHaveLength(1)
  expect(rows[0]!.about.personIds).toEqual(ids)
  expect(JSON.stringify(rows)).not.toContain('Example')
})

test('what a school learns anew is kept, and the made-up name stays', async () => {
  const answer = await enrol([{ legalName: 'Otr Example', birth: null, language: 'en' }])
  const id = answer.ok ? answer.value[0]! : city.newId()
  const [before] = await personsById([id], city)
  const facts = { id, legalName: 'Otter Example', birth: { year: 2016, month: 3 }, language: 'de' }
  expect((await city.transaction((tx) => renewFacts(tx, city, [facts], office))).ok).toBe(true)
  const [after] = await personsById([id], city)
  expect(after).toMatchObject({ ...facts, displayName: before!.displayName })
})

test('a visitor enrols nobody and renews nothing', async () => {
  const visitor: Actor = { kind: 'visitor' }
  expect(await enrol(children(2), visitor)).toMatchObject({ refusal: 'people.not-yours' })
  expect(await city.transaction((tx) => renewFacts(tx, city, [], visitor))).toMatchObject({
    refusal: 'people.not-yours',
  })
})
