import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import type { City } from '#platform/database/city.ts'
import { ensureHosts } from '../../commands/ensure-hosts.ts'
import { agreementFor } from '../queries/agreement-for.ts'
import { agreementSeen, agreementsSeen, disclosureLog } from '../queries/agreements-seen.ts'
import { draftAgreement } from './draft-agreement.ts'
import { endAgreement, offerAgreement, signAgreement } from './move-agreement.ts'
import { noteDisclosure } from './note-disclosure.ts'
import { agreementsToClear, markAgreementCleared, passAgreements } from './pass-agreements.ts'

const house: Actor = { kind: 'system', because: 'a test' }
const day = (text: string) => text as Day
let database: TestDatabase
let city: City
let district: Id
let museum: Id
let officer: Actor
let steward: Actor
let number = 0

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  number += 1
  city = await database.addCity(`agreeing-${number}`)
  const hosts = await city.transaction((tx) => ensureHosts(tx, city, ['Far District', 'Moss Museum'], house))
  district = hosts.get('Far District')!
  museum = hosts.get('Moss Museum')!
  officer = { kind: 'person', person: city.newId(), roles: [{ role: 'coordinator', organisation: district }] }
  steward = { kind: 'person', person: city.newId(), roles: [{ role: 'steward', organisation: null }] }
})

const drafted = async (more: Partial<{ receiverId: Id | null; fromOn: Day; untilOn: Day }> = {}): Promise<Id> => {
  const form = {
    giverId: district,
    receiverId: null,
    purpose: 'groups',
    fields: ['name', 'birth', 'group'],
    fromOn: day('2026-06-01'),
    untilOn: day('2027-07-31'),
    text: 'We hand over what is listed, for the groups, and nothing else.',
    language: 'en',
    ...more,
  } as const
  const made = await draftAgreement({ form: { ...form, fields: [...form.fields] } }, steward, city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value.agreementId
}
const today = day('2026-06-17')
const sign = (agreementId: Id, side: 'giver' | 'receiver', by: Actor) =>
  signAgreement({ agreementId, side, today }, by, city)
const running = async (): Promise<Id> => {
  const id = await drafted()
  await offerAgreement(id, steward, city)
  await sign(id, 'giver', officer)
  await sign(id, 'receiver', steward)
  return id
}
const ask = () => agreementFor({ partyId: district, purpose: 'groups', on: today }, city)
const eventsOf = async (agreementId: Id) => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about->>'agreementId' = ${agreementId} order by seq`.execute(database.reader)
  return rows.map(({ name }) => name.replace('organisations.agreement-', ''))
}

test('nothing may come over until both sides have signed; then exactly the fields that were agreed', async () => {
  const id = await drafted()
  expect(await ask()).toBeNull()
  expect(await offerAgreement(id, steward, city)).toMatchObject({ value: { state: 'offered' } })
  expect(await sign(id, 'giver', officer)).toMatchObject({ value: { state: 'offered' } })
  expect(await ask()).toBeNull()
  expect(await sign(id, 'receiver', steward)).toMatchObject({ value: { state: 'running' } })
  expect(await ask()).toEqual({ agreementId: id, fields: ['name', 'birth', 'group'], untilOn: '2027-07-31' })
  expect(await agreementFor({ partyId: district, purpose: 'research', on: today }, city)).toBeNull()
  expect(await agreementFor({ partyId: museum, purpose: 'groups', on: today }, city)).toBeNull()
  expect(await eventsOf(id)).toEqual(['drafted', 'offered', 'signed', 'signed', 'began'])
})

test('signed twice it is signed once, and one person never signs for both', async () => {
  const id = await drafted()
  await offerAgreement(id, steward, city)
  await sign(id, 'giver', officer)
  expect(await sign(id, 'giver', officer)).toMatchObject({ refusal: 'organisations.agreement-signed-already' })
  expect(await sign(id, 'giver', steward)).toMatchObject({ refusal: 'organisations.agreement-not-yours' })
  if (officer.kind !== 'person') return
  const both: Actor = { ...officer, roles: [...officer.roles, { role: 'steward', organisation: null }] }
  expect(await sign(id, 'receiver', both)).toMatchObject({ refusal: 'organisations.agreement-both-sides' })
  expect(await ask()).toBeNull()
})

test('two who sign the same side at once sign it once', async () => {
  const id = await drafted()
  await offerAgreement(id, steward, city)
  const answers = await Promise.all([sign(id, 'giver', officer), sign(id, 'giver', officer)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('its term ends it and its data waits to be let go; a running one is found again the day before', async () => {
  const id = await running()
  expect(await passAgreements(day('2027-07-31'), city)).toEqual({ began: 0, ended: 0 })
  expect(await passAgreements(day('2027-08-01'), city)).toEqual({ began: 0, ended: 1 })
  expect(await passAgreements(day('2027-08-01'), city)).toEqual({ began: 0, ended: 0 })
  expect(await ask()).toBeNull()
  expect(await agreementsToClear(city)).toEqual([id])
  await markAgreementCleared(id, house, city)
  await markAgreementCleared(id, house, city)
  expect(await agreementsToClear(city)).toEqual([])
  expect((await eventsOf(id)).slice(-2)).toEqual(['ended', 'cleared'])
})

test('what begins later runs from its first day on', async () => {
  const id = await drafted({ fromOn: day('2026-09-01') })
  await offerAgreement(id, officer, city)
  await sign(id, 'receiver', steward)
  expect(await sign(id, 'giver', officer)).toMatchObject({ value: { state: 'signed' } })
  expect(await ask()).toBeNull()
  expect(await passAgreements(day('2026-09-01'), city)).toEqual({ began: 1, ended: 0 })
})

test('either side ends it; somebody else does not even see it', async () => {
  const id = await running()
  const stranger: Actor = {
    kind: 'person',
    person: city.newId(),
    roles: [{ role: 'coordinator', organisation: museum }],
  }
  expect(await endAgreement(id, stranger, city)).toMatchObject({ refusal: 'organisations.agreement-not-here' })
  expect(await agreementsSeen(stranger, city)).toEqual([])
  expect(await endAgreement(id, officer, city)).toMatchObject({ value: { state: 'ended' } })
  expect(await endAgreement(id, officer, city)).toMatchObject({ refusal: 'organisations.agreement-state-forbids' })
})

test('the log of what went over is the giver’s to take, and nobody’s to change', async () => {
  const id = await running()
  const [wren, robin] = [city.newId(), city.newId()]
  const disclosure = { agreementId: id, fields: ['name', 'group'], how: 'roster' } as const
  await city.transaction((tx) => noteDisclosure(tx, { ...disclosure, about: [wren, robin] }, steward, city))
  await city.transaction((tx) => noteDisclosure(tx, { ...disclosure, about: [] }, steward, city))
  expect(await disclosureLog(id, officer, city)).toMatchObject([
    { how: 'roster', fields: ['name', 'group'], about: [wren, robin] },
  ])
  expect(await agreementSeen(id, officer, city)).toMatchObject({ value: { disclosed: { times: 1, people: 2 } } })
  const other: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'coordinator', organisation: museum }] }
  expect(await disclosureLog(id, other, city)).toBeNull()
  const change = city.transaction((tx) => sql`delete from organisations_disclosures`.execute(tx))
  await expect(change).rejects.toThrow(/permission denied/)
})

test('a new version takes the place of the running one only once it is signed', async () => {
  const id = await running()
  const { ok, ...first } = await agreementSeen(id, steward, city)
  if (!ok || !('value' in first)) throw new Error('not seen')
  const { giverId, receiverId, purpose, fromOn, untilOn, text, language } = first.value
  const form = { giverId, receiverId, purpose, fromOn, untilOn, text, language, fields: ['name', 'needs'] as const }
  const made = await draftAgreement({ form: { ...form, fields: [...form.fields] }, followsId: id }, officer, city)
  if (!made.ok) throw new Error(made.refusal)
  expect(await ask()).toMatchObject({ agreementId: id })
  await offerAgreement(made.value.agreementId, officer, city)
  await sign(made.value.agreementId, 'giver', officer)
  await sign(made.value.agreementId, 'receiver', steward)
  expect(await ask()).toMatchObject({ agreementId: made.value.agreementId, fields: ['name', 'needs'] })
  expect(await agreementSeen(made.value.agreementId, steward, city)).toMatchObject({ value: { version: 2 } })
  // What came over under the first goes on under the second, and goes with it.
  await endAgreement(id, officer, city)
  expect(await agreementsToClear(city)).toEqual([])
  await endAgreement(made.value.agreementId, officer, city)
  expect([...(await agreementsToClear(city))].sort()).toEqual([id, made.value.agreementId].sort())
})
