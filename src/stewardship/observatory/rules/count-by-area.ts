import type { AreaBook } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { AreaCount, AreaMethod, PlacedListings } from '../words.ts'

/** Counts listings by area in one of four ways; each says how many it leaves without. */
export function countByArea(
  listings: Iterable<PlacedListings>,
  method: AreaMethod,
  book: Pick<AreaBook, 'areasNamed' | 'areasOfficiallyNamed'>,
): AreaCount {
  const counts = new Map<Id, number>()
  let without = 0
  for (const placed of listings) {
    const areas = areasBy(method, placed, book)
    if (areas.length === 0) without += placed.count
    for (const area of areas) counts.set(area, (counts.get(area) ?? 0) + placed.count)
  }
  return { counts, without }
}

function areasBy(
  method: AreaMethod,
  { areaId, areaAsWritten }: PlacedListings,
  book: Pick<AreaBook, 'areasNamed' | 'areasOfficiallyNamed'>,
): readonly Id[] {
  if (method === 'point') return areaId === null ? [] : [areaId]
  if (areaAsWritten === null || areaAsWritten === '') return []
  if (method === 'written') return book.areasOfficiallyNamed(areaAsWritten)
  const named = book.areasNamed(areaAsWritten)
  return method === 'aliases' && named.length !== 1 ? [] : named
}
