import { afterAll, beforeAll, expect, test } from 'vitest'
import { importAreas } from '#commons/ecosystems'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { ensureVenues } from '../commands/ensure-venues.ts'
import { venuesLike } from './venues-like.ts'

const by = { kind: 'system', because: 'test' } as const
let city: TestCity
beforeAll(async () => {
  city = await testCity()
  const square = [
    [
      [0, 50],
      [1, 50],
      [1, 51],
      [0, 51],
      [0, 50],
    ] as const,
  ]
  const features = [{ properties: { code: 1, name: 'Owl Hill' }, polygons: [square] }]
  const recipe = { code: 'code', name: 'name', district: null, capitals: false, named: {} }
  await importAreas({ features, recipe }, by, city)
  const there = { lat: 50.5, lon: 0.5 }
  const written = [
    { name: 'Büchereí Elm', address: 'Kiefernweg 3, 48157 Münster', point: there, areaAsWritten: null },
    { name: 'Elm School of the Owls', address: null, point: there, areaAsWritten: null },
    { name: 'Elm far away', address: '48157', point: { lat: 10, lon: 10 }, areaAsWritten: null },
  ]
  await city.transaction((tx) => ensureVenues(tx, city, written, by))
})
afterAll(() => city.close())

test.each([
  ['elm', ['Büchereí Elm', 'Elm School of the Owls']],
  ['BUCHEREI', ['Büchereí Elm']],
  ['48157', ['Büchereí Elm']],
  ['owls elm', ['Elm School of the Owls']],
  ['elm %', ['Büchereí Elm', 'Elm School of the Owls']],
  ['ash', []],
  [' – ', []],
])('“%s” finds houses by all its words in name or address, and none whose area nobody knows', async (sought, names) => {
  expect((await venuesLike(city, sought)).map(({ name }) => name)).toEqual(names)
})
