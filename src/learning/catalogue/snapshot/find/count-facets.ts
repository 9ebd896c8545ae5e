import { accessFacts } from '#commons/organisations'
import { copyBits, countBits, countCommon, listBits, removeFrom, type Bits, type Words } from '#laws/bitset/bitset.ts'
import { lendBits, scratchOf } from '../segment/scratch.ts'
import { facetNames, type Dictionaries, type FacetName, type Segment } from '../segment/segment.ts'
import { ofFacet } from './filters.ts'
import type { Matched } from './match-segment.ts'
import { accessShift, dayMask, inPersonFlag, onlineFlag, type TimeView } from './time-view.ts'
import { opportunitiesOf, opportunitiesSaying } from './wanderers.ts'

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
  const { segment, view, list, ground, without, otherDays, eitherWay } = matched
  const { words } = ground
  const { flags, otherFlags } = scratchOf(segment)
  countProfiles(matched, counts.columns)
  for (const [name, stands] of without) countColumn(matched, name, stands, counts.columns[name])
  countAreas(matched, counts.area)
  countFlags(segment, view, list, flags, counts, !otherDays, !eitherWay)
  const apart = { ...counts, access: none }
  if (otherDays) {
    const others = opportunitiesSaying(segment, otherDays.view, otherDays.stands, words)
    countFlags(segment, otherDays.view, others, otherFlags, apart, true, false)
  }
  if (eitherWay) {
    const others = opportunitiesSaying(segment, view, eitherWay, words)
    countFlags(segment, view, others, otherFlags, apart, false, true)
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

/** What reading one word of two sets costs beside one step of counting from a list, about. */
const stepsAWord = 0.5

function countColumn({ segment, ground }: Matched, name: FacetName, stands: Bits, into: Uint32Array): void {
  const { words, settledWords, wanderingWords } = ground
  const { of, combinations, used } = segment.facets[name]
  // When many answer, whole words of settled ones are counted at once, a value after the other.
  const many = countBits(stands, settledWords) > used.length * lengthOf(settledWords) * stepsAWord
  if (many) countSettled(segment, name, stands, settledWords, into)
  const list = opportunitiesOf(segment, stands, many ? wanderingWords : words)
  for (let at = 0; at < list.length; at += 1) {
    const opportunity = list[at]!
    if (many && opportunity < segment.settled) continue
    const combination = combinations[of[opportunity]!]!
    for (let value = 0; value < combination.length; value += 1) into[combination[value]!]! += 1
  }
}

function countSettled(segment: Segment, name: FacetName, stands: Bits, words: Words, into: Uint32Array): void {
  const { values, used } = segment.facets[name]
  const settled = lendBits(segment)
  copyBits(settled, stands, words)
  removeFrom(settled, segment.settled)
  for (const value of used) into[value]! += countCommon(settled, ofFacet(segment, name, [values.names[value]!]), words)
}

function lengthOf(words: Words): number {
  let length = 0
  for (let pair = 0; pair < words.length; pair += 2) length += words[pair + 1]! - words[pair]!
  return length
}

function countAreas({ segment, settled, wanderingStands, otherAreas, ground }: Matched, into: Uint32Array): void {
  const { others } = scratchOf(segment)
  if (otherAreas) countAreasOf(segment, others.subarray(0, listBits(otherAreas, others, ground.words)), into)
  else {
    countAreasOf(segment, settled, into)
    countAreasOf(segment, wanderingStands, into)
  }
}

/** Several stands of one opportunity in one area, which follow each other, count once. */
function countAreasOf({ places, standPlace, standOpportunity }: Segment, stands: Uint32Array, into: Uint32Array): void {
  let [lastOpportunity, lastArea] = [-1, -1]
  for (let at = 0; at < stands.length; at += 1) {
    const stand = stands[at]!
    const area = places.area[standPlace[stand]!]!
    const opportunity = standOpportunity[stand]!
    if (area >= 0 && (area !== lastArea || opportunity !== lastOpportunity)) into[area]! += 1
    lastArea = area
    lastOpportunity = opportunity
  }
}

/** Weekdays, access and online together: opportunities say few different things, each is taken apart once. */
function countFlags(
  segment: Segment,
  { stands }: TimeView,
  list: Uint32Array,
  wandering: Uint16Array,
  into: Pick<FacetCounts, 'weekday' | 'access' | 'online'>,
  withDays: boolean,
  withOnline: boolean,
): void {
  const { perFlags, met } = scratchOf(segment)
  let different = 0
  for (let at = 0; at < list.length; at += 1) {
    const opportunity = list[at]!
    const said = opportunity < segment.settled ? stands.flags[opportunity]! : wandering[opportunity]!
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
