import { opportunitiesOf } from '../find/wanderers.ts'
import type { Bits } from '#laws/bitset/bitset.ts'
import type { Matched } from '../find/match-segment.ts'
import type { Found } from './find.ts'

/** Filters whose absence was looked at for the facets anyway. */
export type LeftOut = 'theme' | 'kind' | 'language' | 'age' | 'free' | 'maxPrice' | 'area' | 'online' | 'weekday'

/**
 * How many opportunities would answer without one of the filters in force, where the facets have the set already.
 * Ask before the snapshot is asked anything else.
 */
export function countLeftOut({ ask: { question }, matched }: Found): ReadonlyMap<LeftOut, number> {
  const counts = new Map<LeftOut, number>()
  const add = (field: LeftOut, stands: Bits | null | undefined, { segment, ground }: Matched): void => {
    if (stands) counts.set(field, (counts.get(field) ?? 0) + opportunitiesOf(segment, stands, ground.words).length)
  }
  for (const each of matched) {
    for (const facet of ['theme', 'kind', 'language', 'age'] as const) add(facet, each.without.get(facet), each)
    // A limit beside "free" stays when "free" is left out, and the set knows neither.
    if (question.maxPrice === null) add('free', each.without.get('price'), each)
    else if (!question.free) add('maxPrice', each.without.get('price'), each)
    if (question.place === null && question.area.length > 0) add('area', each.otherAreas, each)
    add('online', each.eitherWay, each)
    add('weekday', each.otherDays?.stands, each)
  }
  return counts
}
