import type { City } from '#platform/database/city.ts'
import { loadAreaNames, loadOutlines } from '../store/areas.ts'
import type { AreaOutline } from '../words.ts'

/** All areas with their small drawings, by name; labels over several areas are left to `areaBookOf`. */
export const areasOfEcosystem = (city: City): Promise<AreaOutline[]> =>
  city.reading(async (tx) => {
    const [outlines, names] = [await loadOutlines(tx), await loadAreaNames(tx)]
    const covered = new Map<string, number>()
    for (const { foldedName } of names) covered.set(foldedName, (covered.get(foldedName) ?? 0) + 1)
    return outlines.map((area) => ({
      ...area,
      otherNames: names
        .filter(({ areaId, foldedName }) => areaId === area.id && covered.get(foldedName) === 1)
        .map(({ name }) => name),
    }))
  })
