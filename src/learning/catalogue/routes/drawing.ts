import { areasOfEcosystem, type AreaOutline } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import type { City } from '#platform/database/city.ts'
import { projectionFor } from '#web/parts/charts/map-projection.ts'

/** An ecosystem's areas as one picture, made once for each version of the catalogue and shared by all its pages. */
export interface Drawing {
  readonly areas: readonly AreaOutline[]
  readonly paths: readonly { readonly name: string; readonly outline: string }[]
  readonly frame: { readonly width: number; readonly height: number } | null
  readonly place: (point: Point) => { x: number; y: number }
  /** Names people may type for a place, theirs included. */
  readonly placeNames: readonly string[]
}

const drawings = new Map<Id, { version: number; drawing: Promise<Drawing> }>()
const mostKept = 16

/** @param version of the catalogue; areas change its version too. 0: any drawing that is known will do. */
export function drawingOf(city: City, version: number): Promise<Drawing> {
  const kept = drawings.get(city.ecosystemId)
  if (kept && (version === 0 || kept.version === version)) return kept.drawing
  const drawing = draw(city)
  drawings.delete(city.ecosystemId)
  drawings.set(city.ecosystemId, { version, drawing })
  // A failed reading is tried again by the next page.
  drawing.catch(() => drawings.delete(city.ecosystemId))
  if (drawings.size > mostKept) drawings.delete(drawings.keys().next().value!)
  return drawing
}

async function draw(city: City): Promise<Drawing> {
  const areas = await areasOfEcosystem(city)
  const plane = projectionFor(areas.map(({ outline }) => outline))
  const names = areas.flatMap(({ name, otherNames }) => [name, ...otherNames])
  return {
    areas,
    paths: areas.map(({ name, outline }) => ({ name, outline: plane.path(outline) })),
    frame: areas.length === 0 ? null : { width: plane.width, height: plane.height },
    place: (point) => {
      const [x, y] = plane.project(point)
      return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
    },
    placeNames: [...new Set(names)].sort(),
  }
}
