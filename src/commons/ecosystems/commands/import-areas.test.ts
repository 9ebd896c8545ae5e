import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Point } from '#kernel/place.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import type { City } from '#platform/database/city.ts'
import { areaBookOf } from '../queries/area-book.ts'
import { areasOfEcosystem } from '../queries/areas-of-ecosystem.ts'
import { indicatorsOfEcosystem } from '../queries/indicators-of-ecosystem.ts'
import { areaRecipe, type AreaFeature, type MultiPolygon } from '../words.ts'
import { giveAreasOtherNames } from './give-areas-other-names.ts'
import { importAreas } from './import-areas.ts'
import { importIndicators } from './import-indicators.ts'
import { importPointMeasure } from './import-point-measure.ts'

const by = { kind: 'system', because: 'test' } as const
const feeds = new URL('../../../../demo/feeds/', import.meta.url)
const read = (name: string): string => {
  const bytes = readFileSync(new URL(name, feeds))
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
const table = (name: string): Record<string, string>[] => parse(read(name), { columns: true, bom: true })
const features = (name: string): AreaFeature[] =>
  (
    JSON.parse(read(name)) as {
      features: { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[]
    }
  ).features.map(({ properties, geometry }) => ({
    properties,
    polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as MultiPolygon,
  }))

let database: TestDatabase
let chicago: City
let madrid: City
beforeAll(async () => {
  database = await testDatabase()
  chicago = await database.addCity('chicago')
  madrid = await database.addCity('madrid')
  const recipe = areaRecipe.parse({ code: 'area_numbe', name: 'community', capitals: true, named: { '76': "O'Hare" } })
  await importAreas({ features: features('chicago/community-areas.geojson.gz'), recipe }, by, chicago)
  await giveAreasOtherNames(
    [
      { name: 'Pilsen', areaNames: ['Lower West Side'] },
      { name: 'Bronzeville', areaNames: ['Douglas', 'Grand Boulevard'] },
      { name: 'Loop', areaNames: ['Near South Side'] },
    ],
    by,
    chicago,
  )
})
afterAll(() => database.close())

const at = (city: City, point: Point) => city.reading(async (tx) => (await areaBookOf(tx)).areaAt(point))
const named = (city: City, name: string) => city.reading(async (tx) => (await areaBookOf(tx)).areasNamed(name))

test('Chicago has 77 areas, each with a code, a readable name and a picture far smaller than its boundary', async () => {
  const areas = await areasOfEcosystem(chicago)
  expect(areas).toHaveLength(77)
  expect(areas.map(({ name }) => name)).toEqual(expect.arrayContaining(["O'Hare", 'Lower West Side', 'Auburn Gresham']))
  const corners = areas.flatMap(({ outline }) => outline.flat()).reduce((sum, ring) => sum + ring.length, 0)
  expect(corners).toBeGreaterThan(800)
  expect(corners).toBeLessThan(4000)
})

test('a point falls into its area, and outside the city into none', async () => {
  const ids = new Map((await areasOfEcosystem(chicago)).map((area) => [area.id, area.name]))
  expect(ids.get((await at(chicago, { lat: 41.8563, lon: -87.6584 }))!)).toBe('Lower West Side')
  expect(ids.get((await at(chicago, { lat: 41.9786, lon: -87.9048 }))!)).toBe("O'Hare")
  expect(await at(chicago, { lat: 41.9, lon: -87.4 })).toBeNull()
})

test('people’s names lead to areas: one, several or none; an area’s own name stays its own', async () => {
  const ids = new Map((await areasOfEcosystem(chicago)).map((area) => [area.id, area.name]))
  const names = async (name: string) => (await named(chicago, name)).map((id) => ids.get(id))
  expect(await names('PILSEN')).toEqual(['Lower West Side'])
  expect(await names('bronzeville')).toEqual(expect.arrayContaining(['Douglas', 'Grand Boulevard']))
  expect(await names('OHARE')).toEqual(["O'Hare"])
  expect(await names('Loop')).toEqual(['Loop'])
  expect(await names('Springfield')).toEqual([])
  const pilsen = (await areasOfEcosystem(chicago)).find(({ name }) => name === 'Lower West Side')
  expect(pilsen?.otherNames).toEqual(['Pilsen'])
})

test('imported again, every area keeps its id; an unknown area in a list of names is refused', async () => {
  const before = (await areasOfEcosystem(chicago)).map(({ id }) => id)
  const recipe = areaRecipe.parse({ code: 'area_numbe', name: 'community', capitals: true })
  const all = features('chicago/community-areas.geojson.gz')
  expect(await importAreas({ features: all, recipe }, by, chicago)).toEqual({ ok: true, value: { areas: 77 } })
  expect((await areasOfEcosystem(chicago)).map(({ id }) => id).sort()).toEqual(before.sort())
  expect(await importAreas({ features: [], recipe }, by, chicago)).toMatchObject({
    refusal: 'ecosystems.no-areas-read',
  })
  expect(await giveAreasOtherNames([{ name: 'X', areaNames: ['Nowhere'] }], by, chicago)).toMatchObject({
    refusal: 'ecosystems.unknown-area',
  })
})

test('hardship joins by area number, pupils by the point of their school; the line of the whole city is no area', async () => {
  const hardship = await importIndicators(
    {
      measure: 'hardship',
      source: 'City of Chicago',
      table: table('chicago/hardship-2008-2012.csv'),
      columns: { code: 'Community Area Number', value: 'HARDSHIP INDEX', year: 2012 },
    },
    by,
    chicago,
  )
  expect(hardship).toEqual({ ok: true, value: { kept: 77, unknown: 0 } })
  const pupils = await importPointMeasure(
    {
      measure: 'publicSchoolPupils',
      year: 2018,
      source: 'Chicago Public Schools',
      table: table('chicago/cps-school-profiles-2018-19.csv.gz'),
      columns: { lat: 'School_Latitude', lon: 'School_Longitude', value: 'Student_Count_Total' },
    },
    by,
    chicago,
  )
  expect(pupils.ok && pupils.value.areas).toBeGreaterThanOrEqual(76)
  const measured = await indicatorsOfEcosystem(chicago)
  const total = measured
    .filter(({ measure }) => measure === 'publicSchoolPupils')
    .reduce((sum, { value }) => sum + value, 0)
  expect(total).toBeGreaterThan(340_000)
  expect(total).toBeLessThan(365_000)
})

test('Madrid has 131 neighbourhoods with the population of the newest year, and nothing of Chicago', async () => {
  const recipe = areaRecipe.parse({ code: 'neighbourhood_code', name: 'name', district: 'district' })
  await importAreas({ features: features('madrid/neighbourhoods.geojson.gz'), recipe }, by, madrid)
  await importIndicators(
    {
      measure: 'population',
      source: 'Ayuntamiento de Madrid',
      table: table('madrid/indicators-by-neighbourhood.csv'),
      columns: { code: 'neighbourhood_code', value: 'population', yearColumn: 'year' },
    },
    by,
    madrid,
  )
  const areas = await areasOfEcosystem(madrid)
  expect(areas).toHaveLength(131)
  expect(new Set(areas.map(({ populationYear }) => populationYear))).toEqual(new Set([2024]))
  expect(areas.reduce((sum, { population }) => sum + (population ?? 0), 0)).toBeGreaterThan(3_300_000)
  expect(new Set((await indicatorsOfEcosystem(madrid)).map(({ measure }) => measure))).toEqual(new Set(['population']))
})

test('34,000 points find their areas in less than 300 ms of work', async () => {
  const book = await chicago.reading(areaBookOf)
  const points = Array.from({ length: 34_030 }, (_, index) => ({
    lat: 41.65 + ((index * 7919) % 1000) / 2700,
    lon: -87.85 + ((index * 104_729) % 1000) / 3000,
  }))
  // Of this process: what its neighbours do on the machine is not its cost.
  const before = process.cpuUsage()
  const found = points.filter((point) => book.areaAt(point) !== null).length
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(300)
  expect(found).toBeGreaterThan(10_000)
})
