import { centreOf } from '#laws/geometry/centre.ts'
import { frameOf, outlineOf } from '#laws/geometry/outline.ts'
import type { Point } from '#kernel/place.ts'
import type { AreaFeature, AreaRecipe, MultiPolygon } from '../words.ts'

export interface AreaRead {
  readonly code: string
  readonly name: string
  readonly district: string | null
  readonly boundary: MultiPolygon
  readonly centre: Point
  readonly outline: MultiPolygon
}

/** Areas as a publisher's file tells them. A feature without code, name or outline is left out; of two with one code the first stays. */
export function readAreas(features: readonly AreaFeature[], recipe: AreaRecipe): AreaRead[] {
  const frame = frameOf(features.map((feature) => feature.polygons))
  const areas = new Map<string, AreaRead>()
  for (const { properties, polygons } of features) {
    const code = written(properties[recipe.code])
    const name = written(properties[recipe.name])
    if (code === null || name === null || polygons.length === 0 || areas.has(code)) continue
    areas.set(code, {
      code,
      name: recipe.named[code] ?? (recipe.capitals ? inTitleCase(name) : name),
      district: recipe.district === null ? null : written(properties[recipe.district]),
      boundary: polygons,
      centre: centreOf(polygons),
      outline: outlineOf(polygons, frame),
    })
  }
  return [...areas.values()]
}

const written = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

const inTitleCase = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s\-/])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
