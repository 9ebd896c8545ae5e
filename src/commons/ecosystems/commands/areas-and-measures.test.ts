import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { areasOfEcosystem } from '../queries/areas-of-ecosystem.ts'
import { indicatorsOfEcosystem } from '../queries/indicators-of-ecosystem.ts'
import { areaRecipe, type AreaFeature } from '../words.ts'
import { giveAreasOtherNames } from './give-areas-other-names.ts'
import { importAreas } from './import-areas.ts'
import { importIndicators } from './import-indicators.ts'
import { importPointMeasure } from './import-point-measure.ts'

const by = { kind: 'system', because: 'test' } as const
const visitor = { kind: 'visitor' } as const
const recipe = areaRecipe.parse({ code: 'code', name: 'name' })
const square = (code: number, name: string): AreaFeature => ({
  properties: { code, name },
  polygons: [
    [
      [
        [code, 50],
        [code + 1, 50],
        [code + 1, 51],
        [code, 51],
        [code, 50],
      ],
    ],
  ],
})
const features = [square(1, 'Dalt'), square(2, 'Baix')]
let city: TestCity
beforeAll(async () => {
  city = await testCity()
  await importAreas({ features, recipe }, by, city)
})
afterAll(() => city.close())

const eventsNamed = async (name: string) => {
  const { rows } = await sql<{ about: unknown }>`
    select about from platform_outbox where name = ${name} order by seq`.execute(city.database.reader)
  return rows.map(({ about }) => about)
}
const refused = { refusal: 'ecosystems.office-only' }

test('areas are imported, and again keep their ids; each import is told', async () => {
  const before = await areasOfEcosystem(city)
  expect(await importAreas({ features, recipe }, by, city)).toEqual({ ok: true, value: { areas: 2 } })
  expect(await areasOfEcosystem(city)).toEqual(before)
  expect(await eventsNamed('ecosystems.areas-imported')).toHaveLength(2)
  expect(await importAreas({ features, recipe }, visitor, city)).toMatchObject(refused)
})

test('the list of other names is the whole list, the second time too', async () => {
  const namesOf = async () => (await areasOfEcosystem(city)).flatMap(({ otherNames }) => otherNames)
  const names = [
    { name: 'El Nucli', areaNames: ['Dalt'] },
    { name: 'La Vall', areaNames: ['Dalt', 'Baix'] },
  ]
  expect(await giveAreasOtherNames(names, by, city)).toEqual({ ok: true, value: { names: 2 } })
  const first = await namesOf()
  await giveAreasOtherNames(names, by, city)
  expect(await namesOf()).toEqual(first)
  await giveAreasOtherNames(names.slice(0, 1), by, city)
  expect(await namesOf()).toEqual(['El Nucli'])
  expect(await eventsNamed('ecosystems.areas-named')).toEqual([{ names: 2 }, { names: 2 }, { names: 1 }])
  expect(await giveAreasOtherNames(names, visitor, city)).toMatchObject(refused)
})

test('a measure is replaced wholly: imported twice it stands once', async () => {
  const population = {
    measure: 'population',
    source: 'The register',
    table: [
      { code: '1', value: '900', year: '2023' },
      { code: '1', value: '950', year: '2024' },
      { code: 'all', value: '2000', year: '2024' },
    ],
    columns: { code: 'code', value: 'value', yearColumn: 'year' },
  }
  const kept = { ok: true, value: { kept: 2, unknown: 1 } }
  expect(await importIndicators(population, by, city)).toEqual(kept)
  expect(await importIndicators(population, by, city)).toEqual(kept)
  expect(await indicatorsOfEcosystem(city)).toHaveLength(2)
  expect((await areasOfEcosystem(city)).find(({ name }) => name === 'Dalt')).toMatchObject({
    population: 950,
    populationYear: 2024,
  })
  const about = { measure: 'population', kept: 2, unknown: 1 }
  expect(await eventsNamed('ecosystems.indicators-imported')).toEqual([about, about])
  expect(await importIndicators(population, visitor, city)).toMatchObject(refused)
})

test('what stands at points is summed by area, twice the same; what stands outside is counted', async () => {
  const pupils = {
    measure: 'publicSchoolPupils',
    year: 2025,
    source: 'The schools',
    table: [
      { lat: '50.5', lon: '1.5', pupils: '100' },
      { lat: '50.6', lon: '1.6', pupils: '20' },
      { lat: '10', lon: '10', pupils: '7' },
    ],
    columns: { lat: 'lat', lon: 'lon', value: 'pupils' },
  }
  const summed = { ok: true, value: { areas: 1, outside: 1 } }
  expect(await importPointMeasure(pupils, by, city)).toEqual(summed)
  expect(await importPointMeasure(pupils, by, city)).toEqual(summed)
  const measured = (await indicatorsOfEcosystem(city)).filter(({ measure }) => measure === 'publicSchoolPupils')
  expect(measured.map(({ value }) => value)).toEqual([120])
  expect(await eventsNamed('ecosystems.indicators-imported')).toContainEqual({
    measure: 'publicSchoolPupils',
    kept: 1,
    outside: 1,
  })
  expect(await importPointMeasure(pupils, visitor, city)).toMatchObject(refused)
})
