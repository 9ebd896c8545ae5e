import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import type { AreaBook } from '#commons/ecosystems'

/**
 * The point decides; only a venue without one is believed its written area, and only if that name means one area:
 * a label over several ("Bronzeville") would put it in the wrong one as often as not.
 */
export function areaOfVenue(
  venue: { readonly point: Point | null; readonly areaAsWritten: string | null },
  book: Pick<AreaBook, 'areaAt' | 'areasNamed'>,
): Id | null {
  if (venue.point) return book.areaAt(venue.point)
  const named = venue.areaAsWritten === null ? [] : book.areasNamed(venue.areaAsWritten)
  return named.length === 1 ? named[0]! : null
}
