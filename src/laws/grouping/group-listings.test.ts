import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupListings, type GroupableListing } from './group-listings.ts'

const listing = (title: string, changes: Partial<GroupableListing> = {}): GroupableListing => ({
  originalId: title,
  host: 'Park District',
  title,
  venueName: null,
  ages: { min: 6, max: 12 },
  price: { kind: 'free' },
  kind: 'programme',
  ...changes,
})
const titles = (listings: readonly GroupableListing[]): string[] => groupListings(listings).map((group) => group.title)

/** Three titles end with each of these, so they are sites. */
const sites = ['Lake Shore', 'Kelly Park', 'Broadway Armory'].flatMap((site) =>
  ['Chess', 'Yoga', 'Knitting'].map((title) => listing(`${title} at ${site}`)),
)
const groupOf = (listings: readonly GroupableListing[]): string[] => {
  const all = [...sites, ...listings]
  const last = groupListings(all).filter((group) => group.members.some((index) => index >= sites.length))
  return last.map((group) => group.title)
}

describe('one programme', () => {
  test.each<[string, string[], string]>([
    ['at several sites', ['Pilates at Lake Shore', 'Pilates at Kelly Park'], 'Pilates'],
    ['with the site again in brackets', ['Pilates (Broadway) at Broadway Armory', 'Pilates at Kelly Park'], 'Pilates'],
    ['on several days', ['Project Play (June 19th)', 'Project Play (August 2nd)'], 'Project Play'],
    ['by weekday', ['Green Market - Saturdays', 'Green Market - Wednesdays'], 'Green Market'],
    ['the camp counted', ['Late Summer Camp 1', 'Late Summer Camp 2'], 'Late Summer Camp'],
    ['sessions counted', ['Escape Room: Session 1', 'Escape Room: Session 2'], 'Escape Room'],
    ['written a little differently', ["Kelly's Arts & Crafts!", 'Kellys arts and crafts'], "Kelly's Arts & Crafts!"],
    ['its ages repeated', ['Park Kids (ages 6-12)', 'Park Kids'], 'Park Kids'],
    ['every week, in German', ['Offener Treff (wöchentlich)', 'Offener Treff'], 'Offener Treff'],
  ])('%s', (_, given, title) => {
    expect(groupOf(given.map((each) => listing(each)))).toEqual([title])
  })

  test('with its own venue behind the title, in any of our languages', () => {
    const rows = [
      listing('Robótica en la Biblioteca Eugenio Trías', { venueName: 'Biblioteca Eugenio Trías' }),
      listing('Robótica - Biblioteca Eugenio Trías', { venueName: 'Biblioteca Eugenio Trías' }),
      listing('Robótica', { venueName: 'Biblioteca Eugenio Trías' }),
    ]
    expect(titles(rows)).toEqual(['Robótica'])
  })
})

describe('two programmes', () => {
  test.each<[string, string, string]>([
    ['levels', 'Gymnastics Lev. 1 at Lake Shore', 'Gymnastics Lev. 2 at Lake Shore'],
    ['a plus sign', 'Freestyle 5', 'Freestyle 5+'],
    ['another audience in brackets', 'Bowling (Special Rec)', 'Bowling (Deaf & HOH)'],
    ['another film', 'Film Screening: Dumbo (1941)', 'Film Screening: Dumbo (2019)'],
    ['another season', 'Park Kids - Winter', 'Park Kids - Spring'],
    ['at a place that is no site of the host', "Film: Live at Mister Kelly's", "Film: A Night at Mister Kelly's"],
    ['in another language', 'Club de lectura en inglés', 'Club de lectura en alemán'],
    ['named for a weekday', 'Film Screening: Friday', 'Film Screening: Saturday'],
    ['titles that were lost', 'Korean Book: __ ___', 'Korean Book: ___ _'],
  ])('%s', (_, one, other) => {
    expect(groupOf([listing(one), listing(other)])).toHaveLength(2)
  })

  test.each<[string, Partial<GroupableListing>]>([
    ['host', { host: 'Library' }],
    ['ages', { ages: { min: 6, max: null } }],
    ['price', { price: { kind: 'unknown' } }],
    ['kind', { kind: 'event' }],
    ['way, open instead of taught', { description: 'Gym facility is available for open play. No officials.' }],
  ])('with another %s', (_, changes) => {
    expect(titles([listing('Chess'), listing('Chess', changes)])).toHaveLength(2)
  })
})

const keysOf = (rows: readonly GroupableListing[]): string[] =>
  groupListings(rows)
    .map((group) => `${group.key} ${group.members.length}`)
    .sort()

test('every listing is in exactly one group, and the order of listings changes no group', () => {
  const anyListing = fc
    .tuple(
      fc.constantFrom('Chess', 'Yoga', 'Yoga (June 3rd)', 'Camp 1', 'Camp 2', 'Swim - Level 1', 'Swim - Level 2'),
      fc.constantFrom('', ' at Kelly', ' at Hale', ' at Home'),
      fc.constantFrom('Park District', 'Library'),
    )
    .map(([title, site, host]) => listing(title + site, { host }))
  const shuffledToo = fc
    .array(anyListing, { maxLength: 25 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })))
  fc.assert(
    fc.property(shuffledToo, ([rows, shuffled]) => {
      const members = groupListings(rows).flatMap((group) => group.members)
      expect(members.toSorted((one, other) => one - other)).toEqual([...rows.keys()])
      expect(keysOf(shuffled)).toEqual(keysOf(rows))
    }),
  )
})
