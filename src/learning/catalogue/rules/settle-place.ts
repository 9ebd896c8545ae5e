import type { Point } from '#kernel/place.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Question } from './question.ts'

export interface PlaceArea {
  readonly code: string
  readonly centre: Point
}

/**
 * Law: a place by name is its areas. With a distance it is the middle of its areas and all within the distance;
 * without one it is the areas themselves, unless areas are asked for already.
 * @returns the question without `place`; refused when nobody knows the name
 */
export function settlePlace(
  question: Question,
  areasOf: (name: string) => readonly PlaceArea[],
): Result<Question, 'catalogue.unknown-place'> {
  const { place, area, withinKm, sort } = question
  if (place === null) return accept(question)
  const areas = areasOf(place)
  if (areas.length === 0) return refuse('catalogue.unknown-place', { place })
  const near = middleOf(areas)
  if (withinKm !== null) return accept({ ...question, place: null, near })
  const codes = area.length > 0 ? area : areas.map(({ code }) => code).sort()
  return accept({ ...question, place: null, area: codes, near: sort === 'nearest' ? near : null })
}

function middleOf(areas: readonly PlaceArea[]): Point {
  const mean = (of: (point: Point) => number): number =>
    Math.round((areas.reduce((sum, { centre }) => sum + of(centre), 0) / areas.length) * 1000) / 1000
  return { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) }
}
