import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areaBookOf, areasOfEcosystem, indicatorsOfEcosystem, type AreaBook } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { tellPlace } from '../../../../demo/places/tell-place.ts'
import type { AreaMethod, PlacedListings } from '../words.ts'
import { compareWithNeed } from './compare-with-need.ts'
import { countByArea } from './count-by-area.ts'

let database: TestDatabase
let book: AreaBook
let hardship: ReadonlyMap<Id, number>
let areas: number
beforeAll(async () => {
  database = await testDatabase()
  const { city } = await tellPlace('chicago', database)
  book = await city.reading(areaBookOf)
  areas = (await areasOfEcosystem(city)).length
  const measured = await indicatorsOfEcosystem(city)
  hardship = new Map(
    measured.filter(({ measure }) => measure === 'hardship').map(({ areaId, value }) => [areaId, value]),
  )
})
afterAll(() => database.close())

type Row = Readonly<Record<string, string>>
const pointOf = (row: Row): Point | null => {
  const written = /POINT \((\S+) (\S+)\)/.exec(row['location'] ?? '')
  const [lon, lat] = written ? [written[1], written[2]] : [row['longitude'], row['latitude']]
  return lat && lon ? { lat: Number(lat), lon: Number(lon) } : null
}
const readYear = (file: string): PlacedListings[] => {
  const text = gunzipSync(readFileSync(`demo/feeds/chicago/${file}`)).toString('utf8')
  return (parse(text, { columns: true, bom: true }) as Row[]).map((row) => {
    const point = pointOf(row)
    return { count: 1, areaAsWritten: row['community_name'] || null, areaId: point && book.areaAt(point) }
  })
}
const compare = (listings: PlacedListings[], method: AreaMethod) =>
  compareWithNeed(countByArea(listings, method, book), hardship)

test('2020–2023: how a listing’s area is told moves the correlation with hardship from −0.39 to −0.17', () => {
  const listings = readYear('mcmf-programs-2020-2023.csv.gz')
  const told = (method: AreaMethod) => compare(listings, method)
  expect(told('written').correlation).toBeCloseTo(-0.39, 2)
  expect(told('aliases').correlation).toBeCloseTo(-0.3, 2)
  expect(Math.abs(told('point').correlation! - -0.28)).toBeLessThan(0.01)
  expect(Math.abs(told('each').correlation! - -0.17)).toBeLessThan(0.01)
  expect(told('point')).toMatchObject({ areas: 77, counted: 17_978, without: 3676 })
  expect(areas).toBe(77)
})

test('2024: by the point of the venue the correlation with hardship is −0.24', () => {
  const listings = readYear('mcmf-programs-2024.csv.gz')
  const told = compare(listings, 'point')
  expect(Math.abs(told.correlation! - -0.24)).toBeLessThan(0.01)
  expect(told).toMatchObject({ areas: 77, counted: 11_850, without: 526 })
})
