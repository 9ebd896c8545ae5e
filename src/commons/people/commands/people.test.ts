import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { actorOfAccount } from '../queries/actor-of-account.ts'
import { personsById } from '../queries/persons-by-id.ts'
import { saveLink } from '../store.ts'
import type { PersonDraft, RoleDraft } from '../words.ts'
import { endRole } from './end-role.ts'
import { enrolPerson } from './enrol-person.ts'
import { giveRole } from './give-role.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const visitor: Actor = { kind: 'visitor' }
const today = '2026-06-17' as Day
let city: TestCity
beforeAll(async () => {
  city = await testCity({ now: instant(Date.parse('2026-06-17T12:00:00Z')) })
})
afterAll(() => city.close())

const enrolled = async (draft: Partial<PersonDraft> = {}): Promise<Id> => {
  const answer = await enrolPerson({ displayName: 'Otter 12', ...draft }, office, city)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.personId
}
const role = (personId: Id, edit: Partial<RoleDraft> = {}): RoleDraft => ({
  personId,
  role: 'steward',
  organisationId: null,
  fromOn: today,
  untilOn: null,
  delegatedBy: null,
  ...edit,
})
const eventsOf = async (personId: Id) => {
  const { rows } = await sql<{ name: string; about: object; by: object }>`
    select name, about, by from platform_outbox where about ->> 'personId' = ${personId} order by seq`.execute(
    city.database.reader,
  )
  return rows
}

test('P1 P2 a person is enrolled with a month of birth and a name in any script; the event holds the id alone', async () => {
  const id = await enrolled({ displayName: ' \u202Eليلى  ٣\u200B ', birth: { year: 2017, month: 4 }, language: 'ar' })
  const [person] = await personsById([id, city.newId()], city)
  expect(person).toMatchObject({ displayName: 'ليلى ٣', legalName: null, birth: { year: 2017, month: 4 } })
  expect(await eventsOf(id)).toMatchObject([{ name: 'people.person-enrolled', about: { personId: id } }])
  expect(JSON.stringify(await eventsOf(id))).not.toContain('ليلى')
})

test('a visitor enrols nobody, and nobody is born next month', async () => {
  expect(await enrolPerson({ displayName: 'X' }, visitor, city)).toMatchObject({ refusal: 'people.not-yours' })
  expect(await enrolPerson({ displayName: 'X', birth: { year: 2026, month: 7 } }, office, city)).toMatchObject({
    refusal: 'people.born-in-the-future',
  })
})

test('an account comes in as its person with the roles of the day, and the trail keeps the person without them', async () => {
  const person = await enrolled()
  const account = city.newId()
  expect(await actorOfAccount(account, today, city)).toBeNull()
  await city.transaction((tx) => saveLink(tx, account, person, city.now()))
  const given = await giveRole(role(person), office, city)
  expect(given.ok).toBe(true)
  const actor = (await actorOfAccount(account, today, city))!
  expect(actor).toEqual({ kind: 'person', person, roles: [{ role: 'steward', organisation: null }] })
  const other = await enrolled()
  const byPerson = await giveRole(role(other, { role: 'mentor' }), actor, city)
  expect(byPerson.ok).toBe(true)
  expect((await eventsOf(other)).at(-1)).toMatchObject({ name: 'people.role-given', by: { kind: 'person', person } })
  expect((await eventsOf(other)).at(-1)!.by).not.toHaveProperty('roles')
})

test('a coordinator gives the roles of the own organisation and no other', async () => {
  const [library, museum] = [city.newId(), city.newId()]
  const coordinator: Actor = {
    kind: 'person',
    person: city.newId(),
    roles: [{ role: 'coordinator', organisation: library }],
  }
  const person = await enrolled()
  const host = { role: 'host', organisationId: library } as const
  expect((await giveRole(role(person, host), coordinator, city)).ok).toBe(true)
  for (const edit of [
    { ...host, organisationId: museum },
    { role: 'steward' },
    { ...host, role: 'auditor' },
  ] as const) {
    expect(await giveRole(role(person, edit), coordinator, city)).toMatchObject({ refusal: 'people.not-yours' })
  }
  expect(await giveRole(role(person, host), coordinator, city)).toMatchObject({ refusal: 'people.role-given-already' })
  expect(await giveRole(role(city.newId()), office, city)).toMatchObject({ refusal: 'people.not-here' })
})

test('a role is laid down by who holds it; ended twice it is told once; a stranger can not end it', async () => {
  const person = await enrolled()
  const given = await giveRole(role(person), office, city)
  if (!given.ok) throw new Error(given.refusal)
  const ending = { personId: person, roleId: given.value.roleId, lastOn: today }
  const stranger: Actor = { kind: 'person', person: city.newId(), roles: [] }
  expect(await endRole(ending, stranger, city)).toMatchObject({ refusal: 'people.not-yours' })
  const herself: Actor = { kind: 'person', person, roles: [] }
  expect((await endRole(ending, herself, city)).ok).toBe(true)
  expect((await endRole(ending, herself, city)).ok).toBe(true)
  expect((await eventsOf(person)).map(({ name }) => name)).toEqual([
    'people.person-enrolled',
    'people.role-given',
    'people.role-ended',
  ])
})
