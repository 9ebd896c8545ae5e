import type { AreaOutline } from '#commons/ecosystems'
import type { Point } from '#kernel/place.ts'
import { projectionFor } from '#web/parts/charts/map-projection.ts'

/** An ecosystem's areas as one picture. */
export interface Drawing {
  readonly paths: readonly { readonly name: string; readonly outline: string }[]
  readonly frame: { readonly width: number; readonly height: number } | null
  readonly place: (point: Point) => { x: number; y: number }
  /** Names people may type for a place, theirs included. */
  readonly placeNames: readonly string[]
}

const drawings = new WeakMap<readonly AreaOutline[], Drawing>()

/** Made once for each reading of the areas, and shared by all pages. */
export function drawingOf(areas: readonly AreaOutline[]): Drawing {
  let drawing = drawings.get(areas)
  if (!drawing) {
    drawing = draw(areas)
    drawings.set(areas, drawing)
  }
  return drawing
}

function draw(areas: readonly AreaOutline[]): Drawing {
  const plane = projectionFor(areas.map(({ outline }) => outline))
  const names = areas.flatMap(({ name, otherNames }) => [name, ...otherNames])
  return {
    paths: areas.map(({ name, outline }) => ({ name, outline: plane.path(outline) })),
    frame: areas.length === 0 ? null : { width: plane.width, height: plane.height },
    place: (point) => {
      const [x, y] = plane.project(point)
      return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
    },
    placeNames: [...new Set(names)].sort(),
  }
}
