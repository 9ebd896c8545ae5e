import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { consentBook, familiesSettings } from '#commons/families'
import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepList } from '../policy.ts'
import { standingsOf } from '../queries/who-comes.ts'
import { hasLeft, holdsSeat, mayStep } from '../rules/life.ts'
import { loadEntriesOn, saveBookings, saveEntries, saveStep } from '../store/entries.ts'
import { addTaken, giveSeatsAndNumbers, holdOccasion, saveOccasion } from '../store/occasions.ts'
import type { Entry, ParticipationRefusal } from '../words.ts'
import { tellStep } from './tell-step.ts'

export interface WalkIn {
  readonly occasionId: Id
  readonly personId: Id
  /** One per person who came to the door, so that told twice it happened once. */
  readonly request: Id
  /** Others in the house who hold no seat of this occasion. */
  readonly besides: number
  /** Where no seat is left there is room all the same, and the number of seats says so afterwards. */
  readonly overToo: boolean
}

/**
 * Somebody stands at the door without a place and gets one by whoever keeps it. A missing consent stops at the door too;
 * an age, a clash and a turn are for the eyes of whoever stands there. Of somebody who has a place, that place.
 * @returns the entry, which holds a seat
 * @refuses not-here · not-yours · closed (cancelled) · checks-stop: no consent · never-fits: no seat is left · not-from-here
 */
export const addWalkIn = (
  { occasionId, personId, request, besides, overToo }: WalkIn,
  by: Actor,
  city: City,
): Promise<Result<Entry, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const occasion = await holdOccasion(tx, occasionId)
    if (!occasion) return refuse('participation.not-here')
    if (by.kind !== 'person' || !mayKeepList(await asCleared(by, inside), occasion.hostId))
      return refuse('participation.not-yours')
    const standing = (await standingsOf([personId], tx, city)).get(personId)
    if (!standing) return refuse('participation.not-here')
    const there = (await loadEntriesOn(tx, [occasionId], [personId])).find(({ state }) => !hasLeft(state))
    if (there && holdsSeat(there.state) && there.state !== 'offered') return accept(there)
    if (occasion.state === 'cancelled') return refuse('participation.closed')
    if (!mayStep(there?.state ?? null, 'confirmed', 'host')) return refuse('participation.not-from-here')
    const now = city.now()
    if (!standing.isAdult) {
      const ecosystem = await ecosystemHere(tx, city)
      const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
      const answer = (await consentBook([personId], inside, place)).mayUse(personId, 'taking-part', now)
      if (!answer.may) return refuse('participation.checks-stop')
    }
    const more = there?.state === 'offered' ? 0 : 1
    const needed = occasion.taken + more
    if (more > 0 && needed + besides > occasion.seats && !overToo)
      return refuse('participation.never-fits', { seats: occasion.seats })
    if (needed > occasion.seats) await saveOccasion(tx, { ...occasion, seats: needed })
    const entry: Entry = {
      id: there?.id ?? city.newId(),
      occasionId,
      bookingId: there?.bookingId ?? city.newId(),
      personId,
      part: there?.part ?? 'learner',
      state: 'confirmed',
      step: (there?.step ?? 0) + 1,
      changedAt: now,
      heldUntil: null,
      reason: null,
      inLine: there?.inLine ?? 0,
      madeBy: there?.madeBy ?? by.person,
    }
    if (there) {
      await addTaken(tx, occasionId, more)
      await saveStep(tx, entry)
    } else {
      const first = (await giveSeatsAndNumbers(tx, [{ id: occasionId, seats: more, numbers: 1 }])).get(occasionId)!
      const booking = { id: entry.bookingId, occasionId, madeBy: by.person, request, number: 0, inLine: first }
      await saveBookings(tx, [booking], now)
      await saveEntries(tx, [entry])
    }
    await record(tx, [tellStep(entry, by)], now)
    return accept(entry)
  })
