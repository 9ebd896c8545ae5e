import type { City } from '#platform/database/city.ts'
import { loadIndicators } from '../store/areas.ts'
import type { Indicator } from '../words.ts'

/** Every measure of every area and year. */
export const indicatorsOfEcosystem = (city: City): Promise<Indicator[]> => city.reading(loadIndicators)
