import { offersById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Event } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { hasLeft } from '../rules/life.ts'
import { loadEntriesOn, saveBookings, saveEntries, saveStep } from '../store/entries.ts'
import { addTaken, giveSeatsAndNumbers, holdOccasions } from '../store/occasions.ts'
import type { Entry, ParticipationRefusal } from '../words.ts'
import { stepsOf } from './book-parties.ts'
import { stepAll } from './pass-on.ts'
import { settleAmounts } from './settle-amounts.ts'

/** Who sits together by a draw. */
export interface DrawnParty {
  readonly occasionId: Id
  readonly personIds: readonly Id[]
  readonly madeBy: Id
  /** Made up once, so that a place is given once. */
  readonly request: Id
  /** A day on which these people have a place from an earlier round, which they leave for this one. */
  readonly insteadOf: Id | null
}

/**
 * Seats that a draw gave, all of them or none, counted on the rows that this transaction holds. Nobody is told here by what
 * right: to a host a drawn place is a place.
 * @returns the entries that have a place now
 * @refuses not-here · closed (cancelled) · begun · never-fits
 */
export const giveDrawnPlaces = (
  parties: readonly DrawnParty[],
  by: Actor,
  city: City,
): Promise<Result<readonly Entry[], ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const before = parties.flatMap(({ insteadOf }) => insteadOf ?? [])
    const occasionIds = [...new Set([...parties.map(({ occasionId }) => occasionId), ...before])]
    const held = await holdOccasions(tx, occasionIds)
    const personIds = [...new Set(parties.flatMap((party) => party.personIds))]
    const there = (await loadEntriesOn(tx, occasionIds, personIds)).filter(({ state }) => !hasLeft(state))
    const on = (occasionId: Id, personId: Id): Entry | undefined =>
      there.find((entry) => entry.occasionId === occasionId && entry.personId === personId)
    const events: Event[] = []
    const free = new Map([...held.values()].map(({ id, seats, taken }) => [id, seats - taken]))
    for (const { insteadOf, personIds: people } of parties) {
      if (insteadOf === null) continue
      const leaving = people.flatMap((id) => on(insteadOf, id) ?? []).filter(({ state }) => state === 'confirmed')
      await addTaken(tx, insteadOf, -leaving.length)
      free.set(insteadOf, free.get(insteadOf)! + leaving.length)
      events.push(...(await stepAll(tx, leaving, { state: 'withdrawn' }, by, now)))
    }
    const given: Entry[] = []
    const known = new Set<Id>()
    for (const [occasionId, own] of Map.groupBy(parties, (party) => party.occasionId)) {
      const occasion = held.get(occasionId)
      if (!occasion) return refuse('participation.not-here')
      if (occasion.state === 'cancelled') return refuse('participation.closed')
      if (occasion.startsAt <= now) return refuse('participation.begun')
      const seats = own.reduce((sum, party) => sum + party.personIds.length, 0)
      if (seats > free.get(occasionId)!) return refuse('participation.never-fits', { seats: occasion.seats })
      const first = (await giveSeatsAndNumbers(tx, [{ id: occasionId, seats, numbers: own.length }])).get(occasionId)!
      const bookings = own.map(({ madeBy, request }, index) => ({
        id: city.newId(),
        occasionId,
        madeBy,
        request,
        number: 0,
        inLine: first + index,
      }))
      await saveBookings(tx, bookings, now)
      for (const [index, { personIds: people, madeBy }] of own.entries()) {
        for (const personId of people) {
          const wish = on(occasionId, personId)
          if (wish) known.add(wish.id)
          given.push({
            id: wish?.id ?? city.newId(),
            occasionId,
            bookingId: bookings[index]!.id,
            personId,
            part: 'learner',
            state: 'confirmed',
            step: (wish?.step ?? 0) + 2,
            changedAt: now,
            heldUntil: null,
            reason: null,
            inLine: first + index,
            madeBy,
          })
        }
      }
    }
    await saveEntries(
      tx,
      given.filter(({ id }) => !known.has(id)),
    )
    for (const entry of given) if (known.has(entry.id)) await saveStep(tx, entry)
    const offers = await offersById([...new Set([...held.values()].map((one) => one.opportunityId))], within(tx, city))
    const payers = new Map(parties.map(({ occasionId, madeBy }) => [`${occasionId} ${madeBy}`, { occasionId, madeBy }]))
    for (const { occasionId, madeBy } of payers.values()) {
      const offer = offers.get(held.get(occasionId)!.opportunityId)
      if (offer) await settleAmounts(tx, { occasionId, price: offer.price, payer: madeBy }, city)
    }
    await record(tx, [...events, ...given.flatMap((entry) => stepsOf(entry, by))], now)
    return accept(given)
  })
