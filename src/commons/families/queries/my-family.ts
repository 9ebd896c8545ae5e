import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { loadLinksOfGuardian } from '../store/links.ts'
import type { Place } from '../words.ts'
import { seenOfKnown, type ChildSeen } from './child-as-seen.ts'
import { childFacts } from './child-facts.ts'
import { careOfKnown, type FamilyCare } from './family-care.ts'

/** A child of one's own: as a guardian sees it, and what no desk page shows. */
export type OwnChildSeen = ChildSeen & { readonly care: FamilyCare | null }

/** The children somebody answers for today, the first linked first, each as seen. A resting link shows nothing, not even that it rests. */
export const myFamily = async (by: Actor, city: City, place: Place): Promise<OwnChildSeen[]> => {
  if (by.kind !== 'person') return []
  return atOneMoment(city, async (reading) => {
    const links = await reading.reading((tx) => loadLinksOfGuardian(tx, by.person))
    const childIds = links.map(({ childId }) => childId)
    const known = await childFacts(childIds, reading, place)
    const seen = await seenOfKnown(known, { by, cleared: await asCleared(by, reading) }, reading, place)
    const care = await careOfKnown(known, by, reading, place)
    return childIds.flatMap((id) => {
      const child = seen.get(id)
      return child ? { ...child, care: care.get(id) ?? null } : []
    })
  })
}
