import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { loadVenuesNamed } from '../store/venues.ts'
import type { Venue } from '../words.ts'

/** Venues that people write with this name, whatever its accents and capitals; oldest first. */
export const venuesNamed = (city: City, name: string): Promise<Venue[]> =>
  city.reading((tx) => loadVenuesNamed(tx, [foldName(name)]))

/** The same for many names in one question. @returns for each name that is known, as it was given, its venues */
export const venuesOfNames = (city: City, names: readonly string[]): Promise<Map<string, Venue[]>> =>
  city.reading(async (tx) => {
    const folded = names.map((name) => [name, foldName(name)] as const)
    const venues = await loadVenuesNamed(tx, [...new Set(folded.map(([, one]) => one))])
    const byName = Map.groupBy(venues, ({ name }) => foldName(name))
    return new Map(folded.flatMap(([name, one]) => (byName.has(one) ? [[name, byName.get(one)!] as const] : [])))
  })
