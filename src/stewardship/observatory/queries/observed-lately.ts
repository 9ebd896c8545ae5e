import type { Id } from '#kernel/id.ts'
import { catalogueVersion } from '#learning/catalogue'
import type { City } from '#platform/database/city.ts'
import { notYetReached, type NotYetReached } from '../rules/not-yet-reached.ts'
import type { Observed } from '../words.ts'
import { observed } from './observed.ts'

const minutesKept = 10
const citiesKept = 50
const kept = new Map<Id, { version: number; until: number; seen: Promise<Observed> }>()

/** The same as `observed`, counted again only when the catalogue has changed, or after ten minutes. */
export async function observedLately(city: City): Promise<Observed> {
  const version = await catalogueVersion(city)
  const known = kept.get(city.ecosystemId)
  if (known?.version === version && city.now() < known.until) return known.seen
  const seen = observed(city)
  kept.delete(city.ecosystemId)
  kept.set(city.ecosystemId, { version, until: city.now() + minutesKept * 60_000, seen })
  if (kept.size > citiesKept) kept.delete(kept.keys().next().value!)
  // A failure is nobody's answer but the one who asked.
  seen.catch(() => kept.delete(city.ecosystemId))
  return seen
}

/** The areas that have least for what they need; null where nothing is known of areas. */
export const leastReached = async (city: City, most: number): Promise<NotYetReached | null> =>
  notYetReached((await observedLately(city)).areas, most)
