import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadBands } from '../store/bands.ts'
import { loadLinksOfGuardian } from '../store/links.ts'
import type { Band, Place } from '../words.ts'
import { guardiansToday } from './guardians-today.ts'

/**
 * The band that counts today for whoever pays: the lowest of their own and of the children they answer for. Asked to tell
 * this family what it pays; the band itself is shown to nobody else.
 * @returns null where none is set
 */
export async function familyBand(personId: Id, city: City, place: Place): Promise<Band | null> {
  const linked = (await city.reading((tx) => loadLinksOfGuardian(tx, personId))).map(({ childId }) => childId)
  const guardians = linked.length === 0 ? new Map() : await guardiansToday(linked, city, place)
  const own = linked.filter((id) =>
    guardians.get(id)?.some(({ guardianId }: { guardianId: Id }) => guardianId === personId),
  )
  const today = dayIn(place.timeZone, city.now())
  const given = await city.reading((tx) => loadBands(tx, [...own, personId], today))
  const set = new Set(given.map(({ band }) => band))
  return place.settings.bands.findLast((band) => set.has(band)) ?? null
}
