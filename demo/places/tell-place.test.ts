import { afterAll, beforeAll, expect, test } from 'vitest'
import { areasOfEcosystem, signaturesOfEcosystem } from '#commons/ecosystems'
import { organisationsForSnapshot } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import { publicWants } from '#learning/wants'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { tellPlace } from './tell-place.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test.each([
  ['chicago', 77, 4],
  ['madrid', 131, 3],
  ['coerde', 0, 2],
])(
  '%s is told: %i areas, what people asked for, invented people and houses that say so',
  async (slug, areas, wants) => {
    const { city } = await tellPlace(slug, database)
    expect(await areasOfEcosystem(city)).toHaveLength(areas)
    const heard = await publicWants(city, { today: '2026-06-17' as Day, countsFrom: 10 })
    expect(heard).toHaveLength(wants)
    expect(heard[0]!.count.shown).toBe('exactly')
    expect((await signaturesOfEcosystem(city)).every(({ demonstration }) => demonstration)).toBe(true)
    const { venues } = await city.reading(organisationsForSnapshot)
    expect(venues.every(({ factsSource }) => factsSource !== null)).toBe(true)
  },
)
