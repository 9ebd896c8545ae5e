import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { holdsSeat } from '../rules/life.ts'
import { deleteEntry, forgetWhoBooked, loadEntriesOfPersons } from '../store/entries.ts'
import { forgetWhoGaveBack } from '../store/given-back.ts'
import { forgetWhoInvited } from '../store/parties.ts'
import { addTaken, holdOccasion } from '../store/occasions.ts'
import { participationSettings } from '../words.ts'
import { passOn } from './pass-on.ts'

/** P19: somebody was erased. Their seats are free, of what was no name is left. Told twice, it happened once. */
export const forgetParticipant = (personId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    await forgetWhoBooked(tx, personId)
    await forgetWhoGaveBack(tx, personId)
    await forgetWhoInvited(tx, personId)
    // In one order, so that two who are erased at once never wait for each other.
    const entries = (await loadEntriesOfPersons(tx, [personId])).toSorted((a, b) =>
      a.occasionId < b.occasionId ? -1 : 1,
    )
    for (const { id, occasionId, state } of entries) {
      const occasion = (await holdOccasion(tx, occasionId))!
      await deleteEntry(tx, id)
      const now = city.now()
      if (occasion.startsAt <= now || !holdsSeat(state)) continue
      await addTaken(tx, occasionId, -1)
      await record(tx, await passOn(tx, occasionId, settings, now), now)
    }
  })
