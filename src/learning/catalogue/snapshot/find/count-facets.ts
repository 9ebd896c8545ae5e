import { accessFacts } from '#commons/organisations'
import { listBits, type Bits } from '#laws/bitset/bitset.ts'
import { scratchOf } from '../segment/scratch.ts'
import { facetNames, type Dictionaries, type FacetName } from '../segment/segment.ts'
import type { FacetColumn } from '../segment/facet-column.ts'
import type { Matched } from './match-segment.ts'
import { accessShift, dayMask, inPersonFlag, onlineFlag } from './time-view.ts'

/**
 * How many opportunities a value would leave. Facets whose values are alternatives (theme, kind, price, age, language,
 * area, weekday, online) are counted with their own filter left out; access and provides, where all must hold, with it.
 */
export interface FacetCounts {
  readonly columns: Readonly<Record<FacetName, Uint32Array>>
  readonly area: Uint32Array
  /** Monday first. */
  readonly weekday: Uint32Array
  /** In the order of `accessFacts`. */
  readonly access: Uint32Array
  readonly online: { inPerson: number; online: number }
}

export const noCounts = (dictionaries: Dictionaries): FacetCounts => ({
  columns: Object.fromEntries(
    facetNames.map((name) => [name, new Uint32Array(dictionaries[name].names.length)]),
  ) as FacetCounts['columns'],
  area: new Uint32Array(dictionaries.area.names.length),
  weekday: new Uint32Array(7),
  access: new Uint32Array(accessFacts.length),
  online: { inPerson: 0, online: 0 },
})

/** Adds one segment's counts. */
export function countFacets(matched: Matched, counts: FacetCounts): void {
  const { segment, list, without } = matched
  countProfiles(matched, counts.columns)
  for (const [name, others] of without) countColumn(segment.facets[name], listed(matched, others), counts.columns[name])
  if (matched.areaCounts) addTo(counts.area, matched.areaCounts)
  else countAreas(matched, counts.area)
  const { otherDays, eitherWay } = matched
  countFlags(matched, matched.flags, list, counts, !otherDays, !eitherWay)
  if (otherDays) {
    const { flags, matches } = otherDays
    countFlags(matched, flags, listed(matched, matches), { ...counts, access: none }, true, false)
  }
  if (eitherWay) {
    const { flags, matches } = eitherWay
    countFlags(matched, flags, listed(matched, matches), { ...counts, access: none }, false, true)
  }
}

/** Every facet without a filter of its own, in one walk over the list. */
function countProfiles({ segment, list, without }: Matched, into: FacetCounts['columns']): void {
  const { of, combinations } = segment.profiles
  const { perProfile, met } = scratchOf(segment)
  let profiles = 0
  for (let at = 0; at < list.length; at += 1) {
    const profile = of[list[at]!]!
    if (perProfile[profile] === 0) {
      met[profiles] = profile
      profiles += 1
    }
    perProfile[profile]! += 1
  }
  for (let facet = 0; facet < facetNames.length; facet += 1) {
    const name = facetNames[facet]!
    if (without.has(name)) continue
    const meaning = segment.facets[name].combinations
    const column = into[name]
    for (let at = 0; at < profiles; at += 1) {
      const times = perProfile[met[at]!]!
      const combination = meaning[combinations[met[at]! * facetNames.length + facet]!]!
      for (let value = 0; value < combination.length; value += 1) column[combination[value]!]! += times
    }
  }
  for (let at = 0; at < profiles; at += 1) perProfile[met[at]!] = 0
}

const none = new Uint32Array(0)

function listed({ segment }: Matched, bits: Bits): Uint32Array {
  const { others } = scratchOf(segment)
  return others.subarray(0, listBits(bits, others))
}

function countColumn({ of, combinations }: FacetColumn, list: Uint32Array, into: Uint32Array): void {
  // For few matches it is shorter to count values at once than to walk over all combinations.
  if (list.length * 2 < combinations.length) {
    for (let at = 0; at < list.length; at += 1) {
      const combination = combinations[of[list[at]!]!]!
      for (let value = 0; value < combination.length; value += 1) into[combination[value]!]! += 1
    }
    return
  }
  const perCombination = new Uint32Array(combinations.length)
  for (let at = 0; at < list.length; at += 1) perCombination[of[list[at]!]!]! += 1
  spread(perCombination, combinations, into)
}

function spread(perCombination: Uint32Array, combinations: readonly Uint16Array[], into: Uint32Array): void {
  for (let number = 0; number < combinations.length; number += 1) {
    const times = perCombination[number]!
    if (times === 0) continue
    const combination = combinations[number]!
    for (let value = 0; value < combination.length; value += 1) into[combination[value]!]! += times
  }
}

function countAreas({ segment, view, list }: Matched, into: Uint32Array): void {
  const { areas, places, standStarts, stands, standPlace } = segment
  const perCombination = new Uint32Array(areas.combinations.length)
  for (let at = 0; at < list.length; at += 1) {
    const opportunity = list[at]!
    if (view.partial[opportunity] === 0) {
      perCombination[areas.of[opportunity]!]! += 1
      continue
    }
    // Stands of one area stand together.
    let last = -1
    for (let index = standStarts[opportunity]!; index < standStarts[opportunity + 1]!; index += 1) {
      const stand = stands[index]!
      const area = places.area[standPlace[stand]!]!
      if (area < 0 || area === last || view.stands.count[stand] === 0) continue
      into[area]! += 1
      last = area
    }
  }
  spread(perCombination, areas.combinations, into)
}

/** Weekdays, access and online together: opportunities say few different things, each is taken apart once. */
function countFlags(
  { segment }: Matched,
  flags: Uint16Array,
  list: Uint32Array,
  into: Pick<FacetCounts, 'weekday' | 'access' | 'online'>,
  withDays: boolean,
  withOnline: boolean,
): void {
  const { perFlags, met } = scratchOf(segment)
  let different = 0
  for (let at = 0; at < list.length; at += 1) {
    const said = flags[list[at]!]!
    if (perFlags[said] === 0) {
      met[different] = said
      different += 1
    }
    perFlags[said]! += 1
  }
  for (let at = 0; at < different; at += 1) {
    const said = met[at]!
    const times = perFlags[said]!
    perFlags[said] = 0
    if (withDays) addBits(said & dayMask, times, into.weekday)
    addBits(said >>> accessShift, times, into.access)
    if (withOnline && (said & inPersonFlag) !== 0) into.online.inPerson += times
    if (withOnline && (said & onlineFlag) !== 0) into.online.online += times
  }
}

function addBits(mask: number, times: number, into: Uint32Array): void {
  if (times === 0) return
  for (let bit = 0; bit < into.length; bit += 1) if ((mask >>> bit) & 1) into[bit]! += times
}

function addTo(into: Uint32Array, counts: Uint32Array): void {
  for (let at = 0; at < counts.length; at += 1) into[at]! += counts[at]!
}
