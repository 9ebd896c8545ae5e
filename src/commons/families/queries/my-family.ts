import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { loadLinksOfGuardian } from '../store/links.ts'
import type { Place } from '../words.ts'
import { childAsSeen, type ChildSeen } from './child-as-seen.ts'

/** The children somebody answers for today, the first linked first, each as seen. A resting link shows nothing, not even that it rests. */
export async function myFamily(by: Actor, city: City, place: Place): Promise<ChildSeen[]> {
  if (by.kind !== 'person') return []
  const links = await city.reading((tx) => loadLinksOfGuardian(tx, by.person))
  const seen = await Promise.all(links.map(({ childId }) => childAsSeen(childId, by, city, place)))
  return seen.flatMap((one) => (one.ok ? [one.value] : []))
}
