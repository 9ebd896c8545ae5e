import { facetNames, type FacetName } from './segment.ts'
import type { FacetColumn } from './facet-column.ts'

/**
 * All facets of an opportunity as one number: many opportunities share theme, kind, price, ages, language and provisions
 * together, so facets are counted in one step an opportunity and one walk over the profiles met.
 */
export interface Profiles {
  /** The profile of each opportunity. */
  readonly of: Uint16Array | Uint32Array
  /** Profile p has in facet f the combination `combinations[p * facetNames.length + f]`. */
  readonly combinations: Uint32Array
  readonly size: number
}

export function profilesOf(facets: Readonly<Record<FacetName, FacetColumn>>, opportunities: number): Profiles {
  const numbers = new Map<string, number>()
  const combinations: number[] = []
  const of = new Uint32Array(opportunities)
  for (let opportunity = 0; opportunity < opportunities; opportunity += 1) {
    const own = facetNames.map((name) => facets[name].of[opportunity]!)
    const key = own.join()
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
      combinations.push(...own)
    }
    of[opportunity] = number
  }
  const { size } = numbers
  return { of: size <= 65_536 ? Uint16Array.from(of) : of, combinations: Uint32Array.from(combinations), size }
}
