import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { AreaRow } from '../words.ts'
import { notYetReached } from './not-yet-reached.ts'

const area = (name: string, more: Partial<AreaRow>): AreaRow => ({
  id: name as Id,
  name,
  listings: 0,
  hardship: null,
  population: null,
  publicSchoolPupils: null,
  ...more,
})
const names = (areas: AreaRow[]) => notYetReached(areas, 2)?.areas.map(({ name }) => name)

test('of the hardest-off quarter, those with least for their people come first', () => {
  const areas = Array.from({ length: 8 }, (_, number) =>
    area(`area ${number}`, { hardship: number * 10, listings: number, publicSchoolPupils: 100 }),
  )
  expect(names(areas)).toEqual(['area 6', 'area 7'])
  expect(notYetReached(areas, 2)?.by).toBe('hardship')
})

test('without hardship the fewest for each inhabitant, and an area without people is nobody to reach', () => {
  const areas = [
    area('large', { listings: 10, population: 100_000 }),
    area('small', { listings: 10, population: 1000 }),
    area('airport', { listings: 0 }),
  ]
  expect(names(areas)).toEqual(['large', 'small'])
})

test('with nothing but outlines, the fewest listings; with nothing at all, silence', () => {
  expect(names([area('a', { listings: 3 }), area('b', { listings: 1 })])).toEqual(['b', 'a'])
  expect(notYetReached([], 2)).toBeNull()
})
