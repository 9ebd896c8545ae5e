import { addBit, emptyBits, fullBits, keepCommon, removeAll, type Bits } from '#laws/bitset/bitset.ts'
import { lendBits } from '../segment/scratch.ts'
import type { FacetName, Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'

/**
 * Which opportunities pass the filters that do not depend on a session. Facets whose values are alternatives are
 * counted as if their own filter were not set (the other themes one could add), so each needs the set without itself.
 */
export interface Passed {
  readonly all: Bits
  /** For each facet with a filter of its own: what passes all the others. */
  readonly without: ReadonlyMap<FacetName, Bits>
  /** What passes all, or all but one of `without`. */
  readonly almost: Bits
}

export function passFilters(segment: Segment, ask: Ask, gone: Bits | null, found: Bits | null): Passed {
  const base = lendBits(segment, found ?? everyOne(segment))
  if (gone) removeAll(base, gone)
  const { question } = ask
  for (const provision of question.provides) keepCommon(base, ofFacet(segment, 'provides', [provision]))
  if (ask.hosts) keepCommon(base, ofHosts(segment, ask.hosts))
  if (question.open) removeAll(base, segment.full)

  const own: [FacetName, Bits][] = []
  if (question.theme.length > 0) own.push(['theme', ofFacet(segment, 'theme', question.theme)])
  if (question.kind.length > 0) own.push(['kind', ofFacet(segment, 'kind', question.kind)])
  if (question.language.length > 0) own.push(['language', ofFacet(segment, 'language', question.language)])
  if (question.age.length > 0) own.push(['age', ofAges(segment, question.age)])
  const price = ofPrice(segment, question.free, question.maxPrice)
  if (price) own.push(['price', price])

  const all = lendBits(segment, base)
  for (const [, bits] of own) keepCommon(all, bits)
  if (own.length === 0) return { all, without: new Map(), almost: all }
  const without = new Map<FacetName, Bits>()
  const almost = lendBits(segment, all)
  for (const [facet] of own) {
    const others = lendBits(segment, base)
    for (const [other, bits] of own) if (other !== facet) keepCommon(others, bits)
    without.set(facet, others)
    for (let word = 0; word < almost.length; word += 1) almost[word] = almost[word]! | others[word]!
  }
  return { all, without, almost }
}

function everyOne(segment: Segment): Bits {
  const { filters } = segment.lazy
  let bits = filters.get('')
  if (!bits) filters.set('', (bits = fullBits(segment.size)))
  return bits
}

const keptFilters = 256

/** Made when first asked and kept with the segment; the least recently asked leave. */
function kept(segment: Segment, key: string, passes: (opportunity: number) => boolean): Bits {
  const { filters } = segment.lazy
  let bits = filters.get(key)
  if (bits) filters.delete(key)
  else {
    bits = emptyBits(segment.size)
    for (let opportunity = 0; opportunity < segment.size; opportunity += 1) {
      if (passes(opportunity)) addBit(bits, opportunity)
    }
  }
  filters.set(key, bits)
  if (filters.size > keptFilters) filters.delete(filters.keys().next().value!)
  return bits
}

/** Any of the values. */
function ofFacet(segment: Segment, facet: FacetName, names: readonly string[]): Bits {
  return kept(segment, `${facet} ${names.join()}`, matchingCombination(segment, facet, names))
}

function matchingCombination(segment: Segment, facet: FacetName, names: readonly string[]): (at: number) => boolean {
  const { values, of, combinations } = segment.facets[facet]
  const wanted = new Set(names.map((name) => values.find(name)))
  let passing: boolean[] | null = null
  return (opportunity) => {
    passing ??= combinations.map((combination) => combination.some((value) => wanted.has(value)))
    return passing[of[opportunity]!]!
  }
}

function ofAges(segment: Segment, ages: readonly number[]): Bits {
  const { ageMin, ageMax } = segment
  return kept(segment, `ages ${ages.join()}`, (at) => ages.some((age) => ageMin[at]! <= age && age <= ageMax[at]!))
}

function ofPrice(segment: Segment, free: boolean, most: number | null): Bits | null {
  if (free) return ofFacet(segment, 'price', ['free'])
  if (most === null) return null
  return kept(segment, `price ${most}`, (at) => segment.cheapest[at]! <= most)
}

function ofHosts(segment: Segment, hosts: readonly number[]): Bits {
  return kept(segment, `hosts ${hosts.join()}`, (at) => hosts.includes(segment.host[at]!))
}
