import { accept, refuse, type Result } from '#kernel/result.ts'
import { isPoint, metresBetween, type Point } from '#kernel/place.ts'
import type { OrganisationRefusal } from '../words.ts'

/** A hand that slips puts a venue on another continent; nobody's city is this wide. */
const widestCity = 200_000

/** A venue is placed on earth and, where the ecosystem says where it is, not absurdly far from its middle. */
export function decidePlace(point: Point, centre: Point | null): Result<Point, OrganisationRefusal> {
  if (!isPoint(point)) return refuse('organisations.point-not-on-earth')
  const metres = centre ? metresBetween(point, centre) : 0
  if (metres > widestCity) return refuse('organisations.point-far-away', { kilometres: Math.round(metres / 1000) })
  return accept(point)
}
