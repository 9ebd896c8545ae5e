import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { areaOfVenue } from './area-of-venue.ts'

const [pilsen, douglas, oakland] = ['pilsen' as Id, 'douglas' as Id, 'oakland' as Id]
const book = {
  areaAt: ({ lat }: { lat: number }) => (lat > 41 ? pilsen : null),
  areasNamed: (name: string) => ({ Pilsen: [pilsen], Bronzeville: [douglas, oakland] })[name] ?? [],
}

test.each([
  ['a point decides', { lat: 41.8, lon: -87.6 }, 'Bronzeville', pilsen],
  ['a point outside is believed over a name', { lat: 12, lon: -87.6 }, 'Pilsen', null],
  ['without point a name of one area is believed', null, 'Pilsen', pilsen],
  ['a label over several is not', null, 'Bronzeville', null],
  ['an unknown name is not', null, 'Springfield', null],
  ['nothing is known', null, null, null],
])('%s', (_case, point, areaAsWritten, area) => {
  expect(areaOfVenue({ point, areaAsWritten }, book)).toBe(area)
})
