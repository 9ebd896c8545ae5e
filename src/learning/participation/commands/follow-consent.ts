import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { notAllowed } from '../queries/consents-here.ts'
import { standingsOf } from '../queries/who-comes.ts'
import { heldForConsent } from '../rules/held-until.ts'
import { withWhomever } from '../rules/parties.ts'
import { loadEntriesOfBooking, loadEntriesOfPersons } from '../store/entries.ts'
import { holdOccasion } from '../store/occasions.ts'
import { participationSettings } from '../words.ts'
import { stepAll } from './pass-on.ts'

const byTheLaw: Actor = { kind: 'system', because: 'nobody allows it at the moment' }

/**
 * A family's yes to taking part ended, or nobody can give it any more: each place of the child that is to come is held for
 * a while and no longer given, with whoever only came along. Given again in time, one tap takes the place; else it goes to
 * the next. Asked twice, it happened once; whoever may come keeps everything. @returns how many places
 */
export const followConsent = (personId: Id, city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const booked = (await loadEntriesOfPersons(tx, [personId])).filter(({ state }) => state === 'confirmed')
    const standing = booked.length > 0 && (await standingsOf([personId], tx, city)).get(personId)
    if (!standing || (await notAllowed([standing], tx, city)).size === 0) return 0
    const now = city.now()
    const { holdHours } = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    let count = 0
    // In one order, so that two who are held at once never wait for each other.
    for (const { id, occasionId, bookingId } of booked.toSorted((a, b) => (a.occasionId < b.occasionId ? -1 : 1))) {
      const occasion = (await holdOccasion(tx, occasionId))!
      if (occasion.startsAt <= now) continue
      const party = (await loadEntriesOfBooking(tx, bookingId)).filter(({ state }) => state === 'confirmed')
      const entry = party.find((one) => one.id === id)
      if (!entry) continue
      const heldUntil = heldForConsent(now, occasion.startsAt, holdHours)
      const held = await stepAll(tx, withWhomever(entry, party), { state: 'offered', heldUntil }, byTheLaw, now)
      await record(
        tx,
        held.map((event) => ({ ...event, about: { ...event.about, because: 'consent-missing' } })),
        now,
      )
      count += 1
    }
    return count
  })
