import { addAll, addBit, copyBits, emptyBits, hasBit, keepCommon, removeAll, type Bits } from '#laws/bitset/bitset.ts'
import { lendRoom } from '../segment/scratch.ts'
import type { FacetName, Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import type { Ground } from './ground.ts'

/**
 * Which stands pass the filters that do not depend on days; of opportunities at several places each stand of its own.
 * Facets whose values are alternatives are counted as if their own filter were not set (the other themes one could add),
 * so each needs the set without itself.
 */
export interface Passed {
  readonly all: Bits
  /** For each facet with a filter of its own: what passes all the others. */
  readonly without: ReadonlyMap<FacetName, Bits>
  /** What passes all, or all but one of `without`. */
  readonly almost: Bits
}

export function passFilters(segment: Segment, ask: Ask, gone: Bits | null, { stands, words }: Ground): Passed {
  const lend = (like: Bits): Bits => {
    const lent = lendRoom(segment)
    copyBits(lent, like, words)
    return lent
  }
  const base = lend(stands)
  if (gone) removeAll(base, standsOf(segment, gone), words)
  const { question } = ask
  for (const provision of question.provides) keepCommon(base, ofFacet(segment, 'provides', [provision]), words)
  if (ask.hosts) keepCommon(base, ofHosts(segment, ask.hosts), words)
  if (question.open)
    removeAll(
      base,
      kept(segment, 'full', (at) => hasBit(segment.full, at)),
      words,
    )

  const own: [FacetName, Bits][] = []
  if (question.theme.length > 0) own.push(['theme', ofFacet(segment, 'theme', question.theme)])
  if (question.kind.length > 0) own.push(['kind', ofFacet(segment, 'kind', question.kind)])
  if (question.language.length > 0) own.push(['language', ofFacet(segment, 'language', question.language)])
  if (question.age.length > 0) own.push(['age', ofAges(segment, question.age)])
  const price = ofPrice(segment, question.free, question.maxPrice)
  if (price) own.push(['price', price])

  const without = new Map<FacetName, Bits>()
  if (own.length === 0) return { all: base, without, almost: base }
  for (const [facet] of own) {
    const others = lend(base)
    for (const [other, each] of own) if (other !== facet) keepCommon(others, each, words)
    without.set(facet, others)
  }
  const [[first, filter]] = own as [[FacetName, Bits]]
  const all = lend(without.get(first)!)
  keepCommon(all, filter, words)
  let almost = without.get(first)!
  if (own.length > 1) {
    almost = lend(almost)
    for (const others of without.values()) addAll(almost, others, words)
  }
  return { all, without, almost }
}

const keptFilters = 256

/** The stands of the opportunities that pass: made when first asked and kept with the segment; the least recently asked leave. */
function kept(segment: Segment, key: string, passes: (opportunity: number) => boolean): Bits {
  const { standOpportunity } = segment
  return keptStands(segment, key, (stand) => passes(standOpportunity[stand]!))
}

function keptStands(segment: Segment, key: string, passes: (stand: number) => boolean): Bits {
  const { filters } = segment.lazy
  let bits = filters.get(key)
  if (bits) filters.delete(key)
  else {
    const { length } = segment.standOpportunity
    bits = emptyBits(length)
    for (let stand = 0; stand < length; stand += 1) if (passes(stand)) addBit(bits, stand)
  }
  filters.set(key, bits)
  if (filters.size > keptFilters) filters.delete(filters.keys().next().value!)
  return bits
}

/** What has left is told anew with each version of a snapshot, and asked for by each question until the next. */
const gones = new WeakMap<Bits, Bits>()

function standsOf({ standOpportunity }: Segment, opportunities: Bits): Bits {
  let bits = gones.get(opportunities)
  if (!bits) {
    gones.set(opportunities, (bits = emptyBits(standOpportunity.length)))
    for (let stand = 0; stand < standOpportunity.length; stand += 1) {
      if (hasBit(opportunities, standOpportunity[stand]!)) addBit(bits, stand)
    }
  }
  return bits
}

/** Any of the values. */
export function ofFacet(segment: Segment, facet: FacetName, names: readonly string[]): Bits {
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

/** Which stands are where it is asked, each question apart: for the counts that leave one out. */
export interface Standing {
  readonly areas: Bits | null
  readonly online: Bits | null
  readonly access: Bits | null
}

export function standingOf(segment: Segment, { access, areas, online }: Ask): Standing {
  const { standAccess, standPlace, places } = segment
  const passes = (key: string, here: (stand: number) => boolean): Bits => keptStands(segment, key, here)
  return {
    areas: areas && passes(`areas ${[...areas].join()}`, (stand) => areas.has(places.area[standPlace[stand]!]!)),
    online:
      online === null
        ? null
        : passes(`online ${online}`, (stand) => (places.online[standPlace[stand]!] === 1) === online),
    access: access === 0 ? null : passes(`access ${access}`, (stand) => (standAccess[stand]! & access) === access),
  }
}
