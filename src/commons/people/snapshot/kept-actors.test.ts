import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { endRole } from '../commands/end-role.ts'
import { enrolPerson } from '../commands/enrol-person.ts'
import { giveRole } from '../commands/give-role.ts'
import { saveLink } from '../store.ts'
import { openKeptActors, type KeptActors } from './kept-actors.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const zone = 'Europe/Berlin'
let city: TestCity
let actors: KeptActors
let watching: { stop(): Promise<void> }
let account: Id
let personId: Id

beforeAll(async () => {
  city = await testCity()
  actors = openKeptActors(city.database, city.clock)
  watching = await actors.watch()
})
afterAll(async () => {
  await watching.stop()
  await city.close()
})

beforeEach(async () => {
  const enrolled = await enrolPerson({ displayName: 'Wren Example' }, office, city)
  if (!enrolled.ok) throw new Error(enrolled.refusal)
  personId = enrolled.value.personId
  account = city.newId()
  await city.transaction((tx) => saveLink(tx, account, personId, city.now()))
})

const today = (): Day => new Date(city.now()).toISOString().slice(0, 10) as Day
const given = async (untilOn: Day | null = null): Promise<Id> => {
  const draft = {
    personId,
    role: 'steward',
    organisationId: null,
    fromOn: today(),
    untilOn,
    delegatedBy: null,
  } as const
  const role = await giveRole(draft, office, city)
  if (!role.ok) throw new Error(role.refusal)
  return role.value.roleId
}
const rolesNow = async (): Promise<readonly string[] | null> =>
  (await actors.of(account, city, zone))?.roles.map(({ role }) => role) ?? null
/** How often the database is asked while this is looked up. */
const asks = async (look: () => Promise<unknown>): Promise<number> => {
  const reading = vi.spyOn(city, 'reading')
  await look()
  const { length } = reading.mock.calls
  reading.mockRestore()
  return length
}

test('who somebody is, is asked once in half a minute', async () => {
  await given()
  // What was just given is told to this process too, some time after it was saved.
  await vi.waitFor(async () => {
    await rolesNow()
    expect(await asks(rolesNow)).toBe(0)
  })
  expect(await rolesNow()).toEqual(['steward'])
  city.clock.pass(30_000)
  expect(await asks(rolesNow)).toBe(1)
})

test('a role that is ended is gone at once, also for who is remembered', async () => {
  const roleId = await given()
  await vi.waitFor(async () => expect([await rolesNow(), await asks(rolesNow)]).toEqual([['steward'], 0]))
  const ended = await endRole({ personId, roleId, lastOn: '2000-01-01' as Day }, office, city)
  expect(ended.ok).toBe(true)
  await vi.waitFor(async () => expect(await rolesNow()).toEqual([]))
})

test('a role ends with its last day, without a notice of anybody', async () => {
  await given(today())
  await vi.waitFor(async () => expect([await rolesNow(), await asks(rolesNow)]).toEqual([['steward'], 0]))
  city.clock.hold(Date.parse(`${today()}T21:59:50Z`) as never)
  expect(await rolesNow()).toEqual(['steward'])
  city.clock.pass(20_000)
  expect(await rolesNow()).toEqual([])
})

test('a clock set back lets nobody be remembered for longer than half a minute', async () => {
  await given()
  await vi.waitFor(async () => expect([await rolesNow(), await asks(rolesNow)]).toEqual([['steward'], 0]))
  city.clock.pass(-3_600_000)
  expect(await asks(rolesNow)).toBe(1)
})

test('nobody is remembered while the line is down', async () => {
  await given()
  const deaf = openKeptActors(city.database, city.clock)
  await deaf.of(account, city, zone)
  expect(await asks(() => deaf.of(account, city, zone))).toBe(1)
})
