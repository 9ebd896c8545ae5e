import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAreasOtherNames, importAreas } from '#commons/ecosystems'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { organisationsForSnapshot } from '../queries/organisations-for-snapshot.ts'
import type { VenueAsWritten } from '../words.ts'
import { ensureHosts } from './ensure-hosts.ts'
import { ensureVenues } from './ensure-venues.ts'

const by = { kind: 'system', because: 'import' } as const
let city: TestCity
beforeAll(async () => {
  city = await testCity()
  const square = (west: number) => [
    [
      [west, 50],
      [west + 1, 50],
      [west + 1, 51],
      [west, 51],
      [west, 50],
    ] as const,
  ]
  await importAreas(
    {
      features: [
        { properties: { code: 1, name: 'Lower West Side' }, polygons: [square(0)] },
        { properties: { code: 2, name: 'Douglas' }, polygons: [square(1)] },
        { properties: { code: 3, name: 'Oakland' }, polygons: [square(2)] },
      ],
      recipe: { code: 'code', name: 'name', district: null, capitals: false, named: {} },
    },
    by,
    city,
  )
  const names = [
    { name: 'Pilsen', areaNames: ['Lower West Side'] },
    { name: 'Bronzeville', areaNames: ['Douglas', 'Oakland'] },
  ]
  await giveAreasOtherNames(names, by, city)
})
afterAll(() => city.close())

const hosts = (names: string[]) => city.transaction((tx) => ensureHosts(tx, city, names, by))
const venues = (written: VenueAsWritten[]) => city.transaction((tx) => ensureVenues(tx, city, written, by))
const snapshot = () => city.reading(organisationsForSnapshot)
const venue = (name: string, more: Partial<VenueAsWritten> = {}): VenueAsWritten => ({
  name,
  address: null,
  point: null,
  areaAsWritten: null,
  ...more,
})
const countEvents = async (name: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from platform_outbox where name = ${name}`.execute(city.database.reader)
  return rows[0]!.count
}

test('hosts are made once, however their name is spelled, and a second run changes nothing', async () => {
  const first = await hosts(['Chicago Public Library', 'CHICAGO  PUBLIC LIBRARY', 'Élan', 'Elan!'])
  expect(new Set(first.values()).size).toBe(2)
  expect(await hosts(['Chicago Public Library', 'Élan'])).toEqual(
    new Map([
      ['Chicago Public Library', first.get('Chicago Public Library')],
      ['Élan', first.get('Élan')],
    ]),
  )
  expect((await snapshot()).organisations.map(({ slug, kind }) => [slug, kind])).toEqual([
    ['chicago-public-library', 'library'],
    ['elan', 'other'],
  ])
  expect(await countEvents('organisations.hosts-added')).toBe(1)
})

test('venues: the same one is found again, the point decides the area, a label over several decides nothing', async () => {
  const written = [
    venue('Library', { address: '1 Main St', point: { lat: 50.5, lon: 0.5 }, areaAsWritten: 'Bronzeville' }),
    venue('LIBRARY', { address: '1, Main St.' }),
    venue('Library', { address: '9 Far St', point: { lat: 50.9, lon: 1.5 } }),
    venue('Club', { areaAsWritten: 'PILSEN' }),
    venue('Hall', { areaAsWritten: 'Bronzeville' }),
  ]
  const ids = await venues(written)
  expect(ids[0]).toBe(ids[1])
  expect(new Set(ids).size).toBe(4)
  expect(await venues(written)).toEqual(ids)
  const kept = new Map((await snapshot()).venues.map((each) => [each.id, each]))
  expect(kept.get(ids[0]!)).toMatchObject({ areaAsWritten: 'Bronzeville', placedBy: 'feed' })
  expect(kept.get(ids[0]!)!.areaId).toBe(kept.get(ids[3]!)!.areaId)
  expect(kept.get(ids[2]!)!.areaId).not.toBe(kept.get(ids[0]!)!.areaId)
  expect(kept.get(ids[4]!)).toMatchObject({ areaId: null, point: null, placedBy: null })
  expect(await countEvents('organisations.venues-changed')).toBe(1)
})

test('a point that comes later is taken', async () => {
  const [id] = await venues([venue('Meerwiese', { address: 'An der Meerwiese 25' })])
  const again = await venues([venue('Meerwiese', { address: 'An der Meerwiese 25', point: { lat: 50.2, lon: 2.2 } })])
  expect(again).toEqual([id])
  const kept = (await snapshot()).venues.find((each) => each.id === id)
  expect(kept).toMatchObject({ point: { lat: 50.2, lon: 2.2 }, placedBy: 'feed' })
  expect(kept?.areaId).not.toBeNull()
})

test('6,000 venues are kept in one call', async () => {
  const many = Array.from({ length: 6000 }, (_, number) => venue(`Room ${number}`, { address: `${number} Long St` }))
  const ids = await venues(many)
  expect(new Set(ids).size).toBe(6000)
  expect(await venues(many)).toEqual(ids)
})
