import type { Id } from '#kernel/id.ts'
import { indexAreas } from '#laws/geometry/area-index.ts'
import { compactName } from '#laws/text/fold-name.ts'
import type { AreaBook, MultiPolygon } from '../words.ts'

export interface AreaInBook {
  readonly id: Id
  readonly name: string
  readonly boundary: MultiPolygon
}

/** Names are compared without case, accents, apostrophes and spaces: `OHARE` is O'Hare, `LAKEVIEW` is Lake View. */
export function areaBook(
  areas: readonly AreaInBook[],
  otherNames: readonly { readonly name: string; readonly areaId: Id }[],
): AreaBook {
  const official = new Map<string, Id[]>()
  const all = new Map<string, Id[]>()
  const put = (book: Map<string, Id[]>, name: string, id: Id): void => {
    const key = compactName(name)
    if (key === '') return
    const ids = book.get(key)
    if (!ids) book.set(key, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  for (const area of areas) put(official, area.name, area.id)
  for (const { name, areaId } of otherNames) {
    // An area's own name always means that area, whatever else is called so.
    if (!official.has(compactName(name))) put(all, name, areaId)
  }
  for (const [key, ids] of official) all.set(key, ids)
  const { areaAt } = indexAreas(areas.map(({ id, boundary }) => ({ key: id, polygons: boundary })))
  return {
    areaAt,
    areasNamed: (name) => all.get(compactName(name)) ?? [],
    areasOfficiallyNamed: (name) => official.get(compactName(name)) ?? [],
    size: areas.length,
  }
}
