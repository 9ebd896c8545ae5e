import { expect, test } from 'vitest'
import { everything } from './question.ts'
import { settlePlace } from './settle-place.ts'

const pilsen = { code: '31', centre: { lat: 41.85, lon: -87.66 } }
const bronzeville = [
  { code: '36', centre: { lat: 41.82, lon: -87.6 } },
  { code: '35', centre: { lat: 41.84, lon: -87.62 } },
]
const areasOf = (name: string) => ({ Pilsen: [pilsen], Bronzeville: bronzeville })[name] ?? []
const settle = (asked: Partial<typeof everything>) => settlePlace({ ...everything, ...asked }, areasOf)

test.each([
  [{ place: null }, {}],
  [{ place: 'Pilsen' }, { area: ['31'], near: null }],
  [{ place: 'Bronzeville' }, { area: ['35', '36'] }],
  [
    { place: 'Pilsen', withinKm: 3 },
    { area: [], near: pilsen.centre, withinKm: 3 },
  ],
  [{ place: 'Bronzeville', withinKm: 3 }, { near: { lat: 41.83, lon: -87.61 } }],
  [
    { place: 'Pilsen', sort: 'nearest' as const },
    { area: ['31'], near: pilsen.centre },
  ],
])('%j becomes %j', (asked, expected) => {
  const settled = settle(asked)
  expect(settled.ok && settled.value).toMatchObject({ ...expected, place: null })
})

test('a place nobody knows is refused by its name', () => {
  expect(settle({ place: 'Atlantis' })).toMatchObject({
    refusal: 'catalogue.unknown-place',
    facts: { place: 'Atlantis' },
  })
})
