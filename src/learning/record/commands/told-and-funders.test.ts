import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, giveRole, recordClearance } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { recordInFull } from '../queries/record-in-full.ts'
import { factsByFunder } from '../queries/facts-by-funder.ts'
import { toldHere } from '../queries/told-here.ts'
import { factForm, type FactTold } from '../words.ts'
import { takeBackTold } from './take-back-told.ts'
import { takeFacts } from './take-facts.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const at = Date.parse('2026-06-13T09:00:00Z')
let city: TestCity
let museum: Id
let host: Actor
beforeAll(async () => {
  city = await testCity()
  museum = must(await addOrganisation(organisationForm.parse({ name: 'Moss Museum', kind: 'museum' }), system, city)).id
  const person = await enrolled(1985)
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: person, role: 'host', organisationId: museum, ...days }, system, city))
  const shown = { kind: 'background-check', number: '1', authority: 'R', jurisdiction: 'XX', issuedOn: '2026-01-01' }
  const form = clearanceForm.parse({ personId: person, ...shown, authority: 'Registry' })
  must(await recordClearance({ form, today: '2026-06-17' as Day }, system, city))
  host = { kind: 'person', person, roles: [{ role: 'host', organisation: museum }] }
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const enrolled = async (year = 2014): Promise<Id> =>
  must(await enrolPerson({ displayName: 'Wren Example', birth: { year, month: 4 } }, system, city)).personId
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
const visit = async (person: Id, more: Partial<FactTold> = {}): Promise<Id> => {
  const told = factForm.parse({
    learner: { id: person },
    kind: 'attended',
    at,
    untilAt: at + 3_600_000,
    organisationId: museum,
    how: 'roster',
    about: { id: 'robots', kind: 'workshop', title: localText('en', 'Robots') },
    source: 'participation',
    originalId: city.newId(),
    ...more,
  })
  return must(must(await takeFacts([told], system, city))[0]!).factId
}

const about = (funders: readonly string[]) => ({
  id: 'robots',
  kind: 'workshop',
  title: localText('en', 'Robots'),
  funders: [...funders],
})

test('whoever leads at a house reads what it told, takes it back with a reason once, and nobody else does', async () => {
  const person = await enrolled()
  const factId = await visit(person)
  const own = { ...host, person } as Actor
  const shown = async (by: Actor) => (await toldHere(1, by, city)).told.map(({ fact }) => fact.id)
  expect(await shown(host)).toContain(factId)
  expect(await shown(himself(person))).toEqual([])
  const why = 'That was another child.'
  expect(await takeBackTold({ factId, why }, himself(person), city)).toMatchObject({ refusal: 'record.not-yours' })
  expect(await takeBackTold({ factId, why }, own, city)).toMatchObject({ refusal: 'record.not-yours' })
  expect(await takeBackTold({ factId: city.newId(), why }, host, city)).toMatchObject({ refusal: 'record.not-here' })
  must(await takeBackTold({ factId, why }, host, city))
  must(await takeBackTold({ factId, why }, host, city))
  expect(await shown(host)).not.toContain(factId)
  const { facts } = await recordInFull(person, city)
  expect(facts.map(({ amends }) => amends?.as ?? null)).toEqual([null, 'withdrawal'])
  expect(facts.at(-1)!.amends).toMatchObject({ why })
  const elsewhere = {
    kind: 'person',
    person: await enrolled(1985),
    roles: [{ role: 'host', organisation: city.newId() }],
  }
  expect(await takeBackTold({ factId: await visit(person), why }, elsewhere as Actor, city)).toMatchObject({
    refusal: 'record.not-yours',
  })
})

test('a fact keeps who paid for it, and without anybody it is the fact it was before', async () => {
  const person = await enrolled()
  await visit(person, { about: about(['Town Fund']), originalId: 'paid' })
  const { facts } = await recordInFull(person, city)
  expect(facts[0]!.about?.funders).toEqual(['Town Fund'])
  await visit(person, { about: about([]), originalId: 'unpaid' })
  const { funders: _none, ...without } = about([])
  await visit(person, { about: without, originalId: 'unpaid' })
  expect((await recordInFull(person, city)).facts).toHaveLength(2)
})

test('P26 the office reads by funder and year what ten learners and more did, in fives, and of fewer only that they are few', async () => {
  const people = []
  for (let count = 0; count < 12; count += 1) people.push(await enrolled())
  for (const person of people) await visit(person, { about: about(['River Trust', 'Moss Fund']) })
  const few = await visit(people[0]!, { about: about(['Small Purse']) })
  const rows = async () => must(await factsByFunder('Europe/Berlin', system, city))
  const of = async (funder: string) => (await rows()).find((one) => one.funder === funder)
  expect(await of('River Trust')).toEqual({
    funder: 'River Trust',
    year: 2026,
    counts: { learners: 10, visits: 10, hours: 10 },
  })
  expect(await of('Small Purse')).toEqual({ funder: 'Small Purse', year: 2026, counts: null })
  must(await takeBackTold({ factId: few, why: 'Another purse.' }, host, city))
  expect(await of('Small Purse')).toBeUndefined()
  expect(await factsByFunder('Europe/Berlin', host, city)).toMatchObject({ refusal: 'record.not-yours' })
})
