import type { City } from '#platform/database/city.ts'
import { loadCentres } from '../store/areas.ts'
import type { AreaOutline } from '../words.ts'

/** All areas by name, each with its middle and without its drawing, which is a hundred times as long. */
export const centresOfAreas = (city: City): Promise<Pick<AreaOutline, 'id' | 'name' | 'centre'>[]> =>
  city.reading(loadCentres)
