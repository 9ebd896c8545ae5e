import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { deciderOf, familiesSettings, guardiansToday } from '#commons/families'
import { isMinor, personsById, type BirthMonth } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { Wisher } from '../policy.ts'

export interface KnownWisher extends Wisher {
  readonly birth: BirthMonth | null
  readonly isMinor: boolean
}

/** Who these people are to whoever asks, today; who is not here, or was erased, is left out. */
export async function whoDecides(personIds: readonly Id[], tx: Tx, city: City): Promise<Map<Id, KnownWisher>> {
  const inside = within(tx, city)
  const ecosystem = await ecosystemHere(tx, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const today = dayIn(place.timeZone, city.now())
  const persons = (await personsById(personIds, inside)).filter(({ erasedAt }) => erasedAt === null)
  const guardians = await guardiansToday(personIds, inside, place)
  return new Map(
    persons.map(({ id, birth }) => {
      const answering = (guardians.get(id) ?? []).map(({ guardianId }) => guardianId)
      // Of unknown age and with nobody who answers for them: grown up, as whoever signs in for themself is.
      const isChild = isMinor(birth, today) && (birth !== null || answering.length > 0)
      const decides = !isChild || deciderOf(birth, 'taking-part', place.settings, today) === 'young-person'
      return [id, { personId: id, guardians: answering, decides, birth, isMinor: isChild }]
    }),
  )
}
