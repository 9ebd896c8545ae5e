import type { Actor } from '#kernel/actor.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { loadLinksOfGuardian } from '../store/links.ts'
import type { Place } from '../words.ts'
import { childrenAsSeen, type ChildSeen } from './child-as-seen.ts'

/** The children somebody answers for today, the first linked first, each as seen. A resting link shows nothing, not even that it rests. */
export const myFamily = async (by: Actor, city: City, place: Place): Promise<ChildSeen[]> => {
  if (by.kind !== 'person') return []
  return atOneMoment(city, async (reading) => {
    const links = await reading.reading((tx) => loadLinksOfGuardian(tx, by.person))
    const childIds = links.map(({ childId }) => childId)
    const seen = await childrenAsSeen(childIds, by, reading, place)
    return childIds.flatMap((id) => seen.get(id) ?? [])
  })
}
