import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { clash, itemsOf, seatsOf } from './items-of.ts'

const hour = 3_600_000
const day = (id: string, opportunity: string, session: string, at: number, seats = 9) => ({
  id: id as Id,
  opportunityId: opportunity as Id,
  sessionId: session as Id,
  startsAt: instant(at * hour),
  endsAt: instant((at + 2) * hour),
  seats,
})
const days = [
  day('d', 'robots', 'evening', 50),
  day('b', 'robots', 'morning', 24),
  day('a', 'robots', 'morning', 0),
  day('c', 'robots', 'evening', 26),
  day('k', 'kites', 'noon', 12),
]
const named = (whole: Parameters<typeof itemsOf>[1]) =>
  itemsOf(days, whole).map((own) => own.map(({ id }) => id).join(''))

test.each([
  [{}, ['a', 'k', 'b', 'c', 'd']],
  [{ robots: 'session' }, ['ab', 'k', 'cd']],
  [{ robots: 'offer' }, ['abcd', 'k']],
  [{ robots: 'offer', kites: 'offer' }, ['abcd', 'k']],
] as const)('said that %j, the places are %j', (whole, places) => {
  expect(named(whole as Parameters<typeof itemsOf>[1])).toEqual(places)
})

test('a place on several days has as many seats as the day with the fewest, and no two of its days overlap', () => {
  expect(seatsOf([day('a', 'o', 's', 0, 9), day('b', 'o', 's', 5, 4)])).toBe(4)
  expect(clash([day('a', 'o', 's', 0), day('b', 'o', 's', 2)])).toBe(false)
  expect(clash([day('a', 'o', 's', 0), day('b', 'o', 's', 1)])).toBe(true)
})
