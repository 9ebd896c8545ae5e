import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { compareWithNeed } from './compare-with-need.ts'
import { countByArea } from './count-by-area.ts'

const [pilsen, douglas, oakland] = ['pilsen' as Id, 'douglas' as Id, 'oakland' as Id]
const names: Record<string, Id[]> = { 'Lower West Side': [pilsen], Pilsen: [pilsen], Bronzeville: [douglas, oakland] }
const book = {
  areasNamed: (name: string) => names[name] ?? [],
  areasOfficiallyNamed: (name: string) => (name === 'Lower West Side' ? [pilsen] : []),
}
const listings = [
  { count: 3, areaAsWritten: 'Lower West Side', areaId: pilsen },
  { count: 2, areaAsWritten: 'Pilsen', areaId: null },
  { count: 4, areaAsWritten: 'Bronzeville', areaId: oakland },
  { count: 1, areaAsWritten: null, areaId: null },
]

test.each([
  [
    'point',
    [
      [pilsen, 3],
      [oakland, 4],
    ],
    3,
  ],
  ['written', [[pilsen, 3]], 7],
  ['aliases', [[pilsen, 5]], 5],
  [
    'each',
    [
      [pilsen, 5],
      [douglas, 4],
      [oakland, 4],
    ],
    1,
  ],
] as const)('by %s', (method, counts, without) => {
  const told = countByArea(listings, method, book)
  expect([...told.counts].sort()).toEqual([...counts].sort())
  expect(told.without).toBe(without)
})

test('an area without a listing counts as none, and too few areas compare with nothing', () => {
  const told = countByArea(listings, 'point', book)
  const need = new Map([
    [pilsen, 1],
    [douglas, 2],
    [oakland, 3],
  ])
  expect(compareWithNeed(told, need)).toMatchObject({ areas: 3, counted: 7, without: 3 })
  expect(compareWithNeed(told, need).correlation).toBeCloseTo(0.5, 5)
  expect(compareWithNeed(told, new Map([[pilsen, 1]])).correlation).toBeNull()
})
