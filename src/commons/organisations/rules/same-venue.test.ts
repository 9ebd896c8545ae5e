import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameVenue, likenessOf, venueBook } from './same-venue.ts'

const here = { lat: 41.751, lon: -87.644 }
const hundredMetresNorth = { lat: 41.7519, lon: -87.644 }
const kilometreNorth = { lat: 41.76, lon: -87.644 }
type Written = readonly [name: string, address: string | null, point: { lat: number; lon: number } | null]
const venue = ([name, address, point]: Written) => likenessOf({ name, address, point })

test.each([
  [
    'the same name and address',
    ['Foster Park', '1440 W 84th St', null],
    ['FOSTER  PARK', '1440 W. 84th St.', null],
    true,
  ],
  [
    'an address agrees though the points differ',
    ['Foster Park', '1440 W 84th', here],
    ['Foster Park', '1440 W 84th', kilometreNorth],
    true,
  ],
  [
    'other addresses, points near',
    ['Foster Park', '1440 W 84th', here],
    ['Foster Park', '84th and Loomis', hundredMetresNorth],
    true,
  ],
  [
    'other addresses, points far',
    ['Foster Park', '1440 W 84th', here],
    ['Foster Park', '1 Main St', kilometreNorth],
    false,
  ],
  ['no address, points near', ['Foster Park', null, here], ['Foster Park', null, hundredMetresNorth], true],
  ['no address, points far', ['Foster Park', null, here], ['Foster Park', null, kilometreNorth], false],
  ['nothing but a name', ['Foster Park', null, null], ['Foster Park', null, null], true],
  ['one without point, neither with address', ['Foster Park', null, null], ['Foster Park', null, here], true],
  ['an address against none', ['Foster Park', '1440 W 84th', null], ['Foster Park', null, null], false],
  ['another name at the same door', ['Foster Park', '1440 W 84th', here], ['Foster Pool', '1440 W 84th', here], false],
] as [string, Written, Written, boolean][])('%s', (_case, one, other, same) => {
  expect(isSameVenue(venue(one), venue(other))).toBe(same)
  expect(isSameVenue(venue(other), venue(one))).toBe(same)
})

const anyVenue = fc.record({
  name: fc.constantFrom('Foster Park', 'Foster  park', 'Library'),
  address: fc.constantFrom(null, '1 Main St', '2 Main St'),
  point: fc.constantFrom(null, here, hundredMetresNorth, kilometreNorth),
})

test('every venue is the same as itself, and a book finds what was put in', () => {
  fc.assert(
    fc.property(fc.array(anyVenue, { maxLength: 20 }), (venues) => {
      const known = venues.map((written) => likenessOf(written))
      const book = venueBook(known)
      for (const one of known) {
        expect(isSameVenue(one, one)).toBe(true)
        const found = book.find(one)
        expect(found && isSameVenue(found, one)).toBe(true)
      }
    }),
  )
})
