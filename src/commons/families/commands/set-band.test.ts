import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { as, familiesIn, library, place } from '../../../../tests/stage/families-in.ts'
import { childAtDesk } from '../queries/child-at-desk.ts'
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
  expect((await childAtDesk(child, library, two, city, place)).ok).toBe(true)
  expect((await setBand(ask(child), two, city, place)).ok).toBe(true)
  city.clock.pass(before - city.now())
})

test('a band is no host’s to set or to see, no stranger’s, and nobody’s for their own family', async () => {
  const { child, mother } = await family()
  const desk = await staff()
  expect((await setBand(ask(child), desk, city, place)).ok).toBe(true)
  const host = as(await grown(), 'host')
  expect(await setBand(ask(child), host, city, place)).toMatchObject({ refusal: 'families.not-yours' })
  expect(await childAtDesk(child, library, host, city, place)).toMatchObject({ ok: true, value: { band: null } })
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
