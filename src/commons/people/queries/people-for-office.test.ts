import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { enrolPerson } from '../commands/enrol-person.ts'
import { giveRole } from '../commands/give-role.ts'
import { savePersonErased } from '../store/erasure.ts'
import { peopleForOffice, peopleShown, roleHoldersNamed, type PeopleAsked } from './people-for-office.ts'

const office: Actor = { kind: 'operator', session: '01930000-0000-7000-8000-000000000001' as never }
const names = ['Élodie Example', 'Otter 12', 'Otter 123', 'anna annabel', 'ليلى مثال', 'Ωmega — Ström', 'Zoë Example']
let city: TestCity

beforeAll(async () => {
  city = await testCity()
  for (const displayName of [...names, 'Gone Example']) {
    const enrolled = await enrolPerson({ displayName }, office, city)
    if (!enrolled.ok) throw new Error(enrolled.refusal)
    if (displayName.startsWith('Gone')) {
      const day = '2026-06-17' as never
      await city.transaction((tx) => savePersonErased(tx, enrolled.value.personId, city.now(), day))
    }
    city.clock.pass(1)
  }
})
afterAll(() => city.close())

const namesOf = async (asked: Partial<PeopleAsked>, by: Actor = office): Promise<string[]> => {
  const { people } = await peopleForOffice({ sought: '', sort: 'newest', page: 1, ...asked }, by, city)
  return people.map(({ person }) => person.displayName)
}

test('the newest come first, or the names in order; who is erased is in no list', async () => {
  expect(await namesOf({})).toEqual(names.toReversed())
  expect(await namesOf({ sort: 'name' })).toEqual([
    'anna annabel',
    'Élodie Example',
    'Otter 12',
    'Otter 123',
    'Zoë Example',
    'Ωmega — Ström',
    'ليلى مثال',
  ])
  expect(await namesOf({ sought: 'gone' })).toEqual([])
})

test.each([
  ['otter', ['Otter 12', 'Otter 123']],
  ['12 OTT', ['Otter 12', 'Otter 123']],
  ['otter 123', ['Otter 123']],
  ['elodie', ['Élodie Example']],
  ['Zoe\u0308', ['Zoë Example']],
  ['strom', ['Ωmega — Ström']],
  ['ليل', ['ليلى مثال']],
  ['مثال، ليلى', ['ليلى مثال']],
  ['ωmega', ['Ωmega — Ström']],
  ['ann', ['anna annabel']],
  ['tter', []],
  ["%' or _", []],
  ['—', []],
])('“%s” is found at the beginnings of words, whatever the accents', async (sought, found) =>
  expect(await namesOf({ sought })).toEqual(found),
)

test('a list has pages, and says whether another follows', async () => {
  const many = await testCity()
  try {
    for (let number = 0; number < peopleShown + 1; number += 1)
      await enrolPerson({ displayName: `Plover ${100 + number}` }, office, many)
    for (const asked of [{ sought: '' }, { sought: 'plover' }]) {
      const pages = await Promise.all(
        [1, 2, 3].map((page) => peopleForOffice({ sort: 'name', page, ...asked }, office, many)),
      )
      expect(pages.map(({ people, isMore }) => [people.length, isMore])).toEqual([
        [peopleShown, true],
        [1, false],
        [0, false],
      ])
      expect(new Set(pages.flatMap(({ people }) => people.map(({ person }) => person.id))).size).toBe(peopleShown + 1)
    }
  } finally {
    await many.close()
  }
})

test('a visitor reads nobody', async () => expect(await namesOf({}, { kind: 'visitor' })).toEqual([]))

test('of a name only who holds a role on that day is offered, a learner’s aside, with the roles of that day; to the office alone', async () => {
  const today = '2026-06-17' as Day
  const give = async (displayName: string, role: Role, days: { fromOn: Day; untilOn: Day | null }): Promise<void> => {
    const enrolled = await enrolPerson({ displayName }, office, city)
    if (!enrolled.ok) throw new Error(enrolled.refusal)
    city.clock.pass(1)
    const { personId } = enrolled.value
    const given = await giveRole({ personId, role, organisationId: null, delegatedBy: null, ...days }, office, city)
    if (!given.ok) throw new Error(given.refusal)
  }
  await give('Heron Host', 'host', { fromOn: today, untilOn: null })
  await give('Heron Learner', 'learner', { fromOn: today, untilOn: null })
  await give('Heron Guardian', 'guardian', { fromOn: today, untilOn: today })
  await give('Heron Over', 'host', { fromOn: '2026-01-01' as Day, untilOn: '2026-06-16' as Day })
  await give('Heron Later', 'host', { fromOn: '2026-06-18' as Day, untilOn: null })
  const { people, isMore } = await roleHoldersNamed({ sought: 'hero', today }, office, city)
  expect(people.map(({ person, roles }) => [person.displayName, roles])).toEqual([
    ['Heron Host', ['host']],
    ['Heron Guardian', ['guardian']],
  ])
  expect(isMore).toBe(false)
  expect((await roleHoldersNamed({ sought: '', today }, office, city)).people).toEqual([])
  expect((await roleHoldersNamed({ sought: 'hero', today }, { kind: 'visitor' }, city)).people).toEqual([])
})
