import { offersById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Event, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { hasLeft } from '../rules/life.ts'
import { loadEntriesOn, saveBookings, saveEntries, saveStep, type Booking } from '../store/entries.ts'
import { saveMoves, type Move } from '../store/moves.ts'
import { addTaken, giveSeatsAndNumbers, holdOccasions } from '../store/occasions.ts'
import type { Entry, Occasion, ParticipationRefusal } from '../words.ts'
import { stepsOf } from './book-parties.ts'
import { stepAll } from './pass-on.ts'
import { settleAmounts } from './settle-amounts.ts'

/** Who sits together by a draw. */
export interface DrawnParty {
  /** One place on all of these; days that do not take place any more are left out. */
  readonly occasionIds: readonly Id[]
  readonly personIds: readonly Id[]
  readonly madeBy: Id
  /** Made up once, so that a place is given once. */
  readonly request: Id
  /** Days on which these people have a place from an earlier round, which they leave for this one. */
  readonly insteadOf: readonly Id[]
}

/** One party on one of its days; its number tells the days of a place apart, the first 0. */
interface OnDay {
  readonly party: DrawnParty
  readonly occasion: Occasion
  readonly number: number
}

/**
 * Seats that a draw gave, all of them or none, counted on the rows that this transaction holds. Nobody is told here by what
 * right: to a host a drawn place is a place. A place on several days is one booking on each of them, of one request. What is
 * left for a dearer place is moved, not withdrawn, and says for which.
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
    const occasionIds = [...new Set(parties.flatMap((party) => [...party.occasionIds, ...party.insteadOf]))]
    const held = await holdOccasions(tx, occasionIds)
    const personIds = [...new Set(parties.flatMap((party) => party.personIds))]
    const standing = await standingOn(tx, occasionIds, personIds)
    const moved: Event[] = []
    const left: Entry[] = []
    const free = new Map([...held.values()].map(({ id, seats, taken }) => [id, seats - taken]))
    for (const { insteadOf, personIds: people } of parties) {
      for (const before of insteadOf) {
        const leaving = people.flatMap((id) => standing(before, id) ?? []).filter(({ state }) => state === 'confirmed')
        await addTaken(tx, before, -leaving.length)
        free.set(before, free.get(before)! + leaving.length)
        moved.push(...(await stepAll(tx, leaving, { state: 'moved' }, by, now)))
        left.push(...leaving)
      }
    }
    const onDays: OnDay[] = []
    for (const party of parties) {
      const days = party.occasionIds.flatMap((id) => held.get(id) ?? [])
      if (days.length < party.occasionIds.length) return refuse('participation.not-here')
      const open = days.filter(({ state }) => state !== 'cancelled').toSorted((a, b) => a.startsAt - b.startsAt)
      if (open.length === 0) return refuse('participation.closed')
      if (open[0]!.startsAt <= now) return refuse('participation.begun')
      onDays.push(...open.map((occasion, number) => ({ party, occasion, number })))
    }
    const given: Entry[] = []
    for (const [occasionId, own] of Map.groupBy(onDays, ({ occasion }) => occasion.id)) {
      const seats = own.reduce((sum, { party }) => sum + party.personIds.length, 0)
      if (seats > free.get(occasionId)!)
        return refuse('participation.never-fits', { seats: held.get(occasionId)!.seats })
      const first = (await giveSeatsAndNumbers(tx, [{ id: occasionId, seats, numbers: own.length }])).get(occasionId)!
      const bookings = own.map(({ party, number }, at): Booking => {
        const { madeBy, request } = party
        return { id: city.newId(), occasionId, madeBy, request, number, inLine: first + at }
      })
      await saveBookings(tx, bookings, now)
      const entries = own.flatMap(({ party }, at) =>
        party.personIds.map((personId): Entry => {
          // Whoever wished to come there before stands there already.
          const wish = standing(occasionId, personId)
          const { id: bookingId, inLine, madeBy } = bookings[at]!
          return {
            id: wish?.id ?? city.newId(),
            occasionId,
            bookingId,
            personId,
            part: 'learner',
            state: 'confirmed',
            step: (wish?.step ?? 0) + 2,
            changedAt: now,
            heldUntil: null,
            reason: null,
            inLine,
            madeBy,
          }
        }),
      )
      const isKnown = ({ personId }: Entry): boolean => standing(occasionId, personId) !== undefined
      await saveEntries(
        tx,
        entries.filter((entry) => !isKnown(entry)),
      )
      for (const entry of entries.filter(isKnown)) await saveStep(tx, entry)
      given.push(...entries)
    }
    await saveMoves(tx, movesOf(left, given, held))
    await settleEach(tx, onDays, city)
    // What somebody has now is told before what it was left for.
    await record(tx, [...given.flatMap((entry) => stepsOf(entry, by)), ...moved], now)
    return accept(given)
  })

/** Where these people stand on these days and have not left. */
async function standingOn(tx: Tx, occasionIds: readonly Id[], personIds: readonly Id[]) {
  const there = (await loadEntriesOn(tx, occasionIds, personIds)).filter(({ state }) => !hasLeft(state))
  const known = new Map(there.map((entry) => [`${entry.occasionId} ${entry.personId}`, entry]))
  return (occasionId: Id, personId: Id): Entry | undefined => known.get(`${occasionId} ${personId}`)
}

/** The first day that was left stands for the first of the new place, and so on; further ones for its last. */
function movesOf(
  left: readonly Entry[],
  given: readonly Entry[],
  days: ReadonlyMap<Id, Pick<Occasion, 'startsAt'>>,
): Move[] {
  const inOrder = (entries: readonly Entry[] = []): Entry[] =>
    entries.toSorted((a, b) => days.get(a.occasionId)!.startsAt - days.get(b.occasionId)!.startsAt)
  const givenTo = Map.groupBy(given, ({ personId }) => personId)
  return [...Map.groupBy(left, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const later = inOrder(givenTo.get(personId))
    return inOrder(own).map(({ id }, at) => ({ from: id, to: later[Math.min(at, later.length - 1)]!.id }))
  })
}

/** A family pays for a place once, on its first day. */
async function settleEach(tx: Tx, onDays: readonly OnDay[], city: City): Promise<void> {
  const first = onDays.filter(({ number }) => number === 0)
  const opportunityIds = [...new Set(first.map(({ occasion }) => occasion.opportunityId))]
  const offers = await offersById(opportunityIds, within(tx, city))
  const payers = new Map(first.map((one) => [`${one.occasion.id} ${one.party.madeBy}`, one]))
  for (const { occasion, party } of payers.values()) {
    const offer = offers.get(occasion.opportunityId)
    if (offer) await settleAmounts(tx, { occasionId: occasion.id, price: offer.price, payer: party.madeBy }, city)
  }
}
