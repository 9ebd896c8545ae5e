import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveRole } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { withBackgroundCheck } from '../../../../tests/stage/with-background-check.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { as, familiesIn, house, library, place } from '../../../../tests/stage/families-in.ts'
import { childAtDesk } from '../queries/child-at-desk.ts'
import { vouchForGuardian } from './link-guardian.ts'
import { protectChild } from './protect-child.ts'
import { suspendLink } from './suspend-link.ts'
import { endBand, setBand } from './set-band.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const { grown, staff, family, toldOf } = familiesIn(() => city)
const told = async (childId: Id, event: string) =>
  (await toldOf(childId)).flatMap(({ name, about }) => (name === event ? [about] : []))

const ask = (childId: Id) => ({ childId, band: 'reduced', because: 'seen-a-letter', organisationId: library }) as const

test('a band is set once for a year, also by two desks in one moment, and leaves no trace of itself in the trail', async () => {
  const { child } = await family()
  const [one, two] = [await staff('courier'), await staff('educator')]
  const both = await Promise.all([one, two].map((by) => setBand(ask(child), by, city, place)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'families.band-set-already' })
  expect(JSON.stringify(await told(child, 'families.band-set'))).not.toMatch(/reduced|letter/)
  expect((await endBand(ask(child), two, city, place)).ok).toBe(true)
  expect((await endBand(ask(child), two, city, place)).ok).toBe(true)
  expect(await told(child, 'families.band-ended')).toHaveLength(1)
  expect((await setBand(ask(child), two, city, place)).ok).toBe(true)
  const before = city.now()
  city.clock.pass(366 * 86_400_000)
  expect((await childAtDesk(child, two, city, place)).ok).toBe(true)
  expect((await setBand(ask(child), two, city, place)).ok).toBe(true)
  city.clock.pass(before - city.now())
})

test('a band is no host’s to set or to see, no stranger’s, and nobody’s for their own family', async () => {
  const { child, mother } = await family()
  const desk = await staff()
  expect((await setBand(ask(child), desk, city, place)).ok).toBe(true)
  const host = as(await grown(), 'host')
  expect(await setBand(ask(child), host, city, place)).toMatchObject({ refusal: 'families.not-yours' })
  expect(await childAtDesk(child, host, city, place)).toMatchObject({ ok: true, value: { band: null } })
  expect(await setBand(ask(child), as(mother, 'courier'), city, place)).toMatchObject({
    refusal: 'families.not-yours',
  })
  expect(await setBand(ask(city.newId()), desk, city, place)).toMatchObject({ refusal: 'families.not-here' })
})

test('nor is it anybody’s to end for their own family, also not while their link rests', async () => {
  const { child, mother, mothersLink } = await family()
  expect((await setBand(ask(child), await staff(), city, place)).ok).toBe(true)
  const own = as(mother, 'courier')
  expect(await endBand(ask(child), own, city, place)).toMatchObject({ refusal: 'families.not-yours' })
  await suspendLink({ linkId: mothersLink, because: 'conflict' }, await staff('coordinator'), city)
  expect(await endBand(ask(child), own, city, place)).toMatchObject({ refusal: 'families.not-yours' })
  expect(await told(child, 'families.band-ended')).toEqual([])
})

test('P15 who sets or ends a band is found by the child; who was refused, or changed nothing, is not', async () => {
  const { child } = await family()
  const [one, two] = [await staff('courier'), await staff('educator')]
  const look = { what: 'families.band', because: 'setting-a-band', at: city.now() }
  expect((await setBand(ask(child), one, city, place)).ok).toBe(true)
  expect(await looksAt(child, city)).toMatchObject([{ ...look, byId: one.person }])
  expect((await setBand(ask(child), two, city, place)).ok).toBe(false)
  expect((await endBand(ask(child), as(await grown(), 'host'), city, place)).ok).toBe(false)
  expect(await looksAt(child, city)).toHaveLength(1)
  expect((await endBand(ask(child), two, city, place)).ok).toBe(true)
  expect((await endBand(ask(child), one, city, place)).ok).toBe(true)
  expect(await looksAt(child, city)).toMatchObject([{ ...look, byId: two.person }, { byId: one.person }])
})

/** A courier of another organisation that knows the child too: it vouched for a guardian. */
const ofNeighbours = async (childId: Id): Promise<Actor & { kind: 'person' }> => {
  const neighbours = city.newId()
  const [personId, guardianId] = [await grown('Heron Example'), await grown('Elm Example')]
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  await giveRole({ personId, role: 'courier', organisationId: neighbours, ...days }, house, city)
  await withBackgroundCheck({ person: personId }, city)
  const ask = { childId, guardianId, relation: 'other', vouchingOrganisationId: neighbours } as const
  expect((await vouchForGuardian(ask, house, city, place)).ok).toBe(true)
  return as(personId, 'courier', neighbours)
}

test('P2 another desk that knows the child reads that a band runs and until when, not which, and neither ends nor replaces it', async () => {
  const { child } = await family()
  const [own, other] = [await staff('courier'), await ofNeighbours(child)]
  expect((await setBand(ask(child), own, city, place)).ok).toBe(true)
  const at = other.roles[0]!.organisation
  const seen = await childAtDesk(child, other, city, place)
  expect(seen).toMatchObject({ ok: true, value: { band: { running: null, maySet: false, mayEnd: false } } })
  expect(seen.ok && seen.value.band?.untilOn).toBeTruthy()
  expect(await endBand({ childId: child }, other, city, place)).toMatchObject({ refusal: 'families.not-yours' })
  expect(await setBand({ ...ask(child), organisationId: at }, other, city, place)).toMatchObject({
    refusal: 'families.band-set-already',
  })
  expect(await childAtDesk(child, own, city, place)).toMatchObject({
    value: { band: { running: { band: 'reduced' }, mayEnd: true } },
  })
})

test('the office ends a band without reading it, and of a family without one is told nothing', async () => {
  const { child } = await family()
  const steward = as(await grown(), 'steward', null)
  expect(await childAtDesk(child, steward, city, place)).toMatchObject({ value: { band: null } })
  expect((await setBand(ask(child), await staff(), city, place)).ok).toBe(true)
  expect(await childAtDesk(child, steward, city, place)).toMatchObject({
    value: { band: { running: null, maySet: false, mayEnd: true } },
  })
  expect((await endBand({ childId: child }, steward, city, place)).ok).toBe(true)
  expect((await endBand({ childId: child }, steward, city, place)).ok).toBe(true)
  expect(await told(child, 'families.band-ended')).toMatchObject([{ organisationId: library }])
})

test('whoever loses the child in the moment between asking and writing sets no band and ends none', async () => {
  const { child } = await family()
  const [lead, first, second] = [await staff('coordinator'), await staff(), await staff()]
  const losing = (lose: () => Promise<unknown>): City => ({
    ...city,
    transaction: async (work) => {
      await lose()
      return city.transaction(work)
    },
  })
  const protect = () => protectChild({ childId: child, named: [first.person, lead.person] }, lead, city, place)
  expect(await setBand(ask(child), second, losing(protect), place)).toMatchObject({ refusal: 'families.not-yours' })

  const other = await family()
  expect((await setBand(ask(other.child), second, city, place)).ok).toBe(true)
  const close = () => protectChild({ childId: other.child, named: [first.person, lead.person] }, lead, city, place)
  expect(await endBand({ childId: other.child }, second, losing(close), place)).toMatchObject({
    refusal: 'families.not-yours',
  })
})
