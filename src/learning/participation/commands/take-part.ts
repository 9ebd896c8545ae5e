import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Refused, type Result } from '#kernel/result.ts'
import type { City, Event, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayDecideFor } from '../policy.ts'
import { whoComes, type Coming } from '../queries/who-comes.ts'
import { hasLeft, mayStep } from '../rules/life.ts'
import { isSeatedAtOnce, type Party } from '../rules/line.ts'
import { isOnOffer } from '../rules/is-on-offer.ts'
import { partiesOf } from '../rules/parties.ts'
import {
  loadEntriesOfOccasion,
  loadEntriesOfRequest,
  loadWaiting,
  saveBooking,
  saveEntries,
  saveStep,
} from '../store/entries.ts'
import { addTaken, holdOccasion, loadOccasions, takeNumbers } from '../store/occasions.ts'
import type { Entry, LineRule, Occasion, ParticipationRefusal, TakePartForm } from '../words.ts'
import { tellStep } from './tell-step.ts'

/**
 * Somebody asks for seats for themself and for children they answer for: seated at once where there is room and nobody
 * waits, else in the line. A child who may not decide yet says that they would like to come. The same request again books
 * nothing more.
 * @returns the entries as they stand, in the order of the line
 * @refuses not-here · not-yours · closed · begun · party-too-large · never-fits · in-already · checks-stop · say-you-know · ask-a-guardian
 */
export const takePart = (
  form: TakePartForm,
  by: Actor,
  city: City,
): Promise<Result<readonly Entry[], ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person') return refuse('participation.not-yours')
    const [seen] = await loadOccasions(tx, [form.occasionId])
    const offer = seen && (await opportunityById(seen.opportunityId, within(tx, city)))
    if (!seen || !offer?.ok) return refuse('participation.not-here')
    const personIds = [...new Set(form.personIds)]
    const { opportunity } = offer.value
    const { ages } = opportunity
    const { coming, settings } = await whoComes(personIds, { occasion: seen, ages }, by, tx, city)
    if (!isOnOffer(opportunity)) return refuse('participation.closed')
    // From here on nobody else gives a seat of this occasion or takes one.
    const occasion = (await holdOccasion(tx, seen.id))!
    const before = await loadEntriesOfRequest(tx, form.request)
    if (before.length > 0) {
      const isOwn = before.every(({ madeBy, occasionId }) => madeBy === by.person && occasionId === occasion.id)
      return isOwn ? accept(before) : refuse('participation.not-yours')
    }
    const isWish = coming.length === 1 && coming[0]!.personId === by.person && !coming[0]!.standing.decides
    const refused = mayAsk(
      { occasion, coming, asked: personIds.length, isWish, form, largest: settings.largestParty },
      by,
      city.now(),
    )
    if (refused) return refused
    const there = await loadEntriesOfOccasion(tx, occasion.id)
    const running = new Map(there.filter(({ state }) => !hasLeft(state)).map((one) => [one.personId, one]))
    const standsAlready = coming.some(({ personId }) => {
      const state = running.get(personId)?.state ?? null
      return !mayStep(state, isWish ? 'interested' : 'applied', 'family')
    })
    if (standsAlready) return refuse('participation.in-already')
    const entries = await book(tx, { occasion, coming, running, isWish, form, line: settings.line }, by.person, city)
    const events = entries.flatMap((entry) => stepsOf(entry, by))
    await record(tx, events, city.now())
    return accept(entries)
  })

interface Asking {
  readonly occasion: Occasion
  readonly coming: readonly Coming[]
  readonly asked: number
  readonly isWish: boolean
  readonly form: TakePartForm
  readonly largest: number
}

function mayAsk(
  { occasion, coming, asked, isWish, form, largest }: Asking,
  by: Actor,
  now: Instant,
): Refused<ParticipationRefusal> | null {
  if (coming.length < asked) return refuse('participation.not-here')
  if (!isWish && !coming.every(({ standing }) => mayDecideFor(by, standing))) {
    return refuse(coming.length === 1 ? 'participation.not-yours' : 'participation.ask-a-guardian')
  }
  if (occasion.state !== 'open') return refuse('participation.closed')
  if (occasion.startsAt <= now) return refuse('participation.begun')
  if (coming.length > largest) return refuse('participation.party-too-large', { most: largest })
  const sizes = partiesOf(coming, form.together).map((party) => party.length)
  if (Math.max(...sizes) > occasion.seats) return refuse('participation.never-fits', { seats: occasion.seats })
  if (isWish) return null
  const modes = new Set(coming.flatMap(({ findings }) => findings.map(({ mode }) => mode)))
  if (modes.has('block')) return refuse('participation.checks-stop')
  return modes.has('warn') && !form.anyway ? refuse('participation.say-you-know') : null
}

interface BookingNow extends Pick<Asking, 'occasion' | 'coming' | 'isWish' | 'form'> {
  readonly running: ReadonlyMap<Id, Entry>
  readonly line: LineRule
}

/** Each party with its number in the line; seats are counted on the row that this transaction holds. */
async function book(
  tx: Tx,
  { occasion, coming, running, isWish, form, line }: BookingNow,
  madeBy: Id,
  city: City,
): Promise<Entry[]> {
  const now = city.now()
  const parties = partiesOf(coming, form.together)
  const first = await takeNumbers(tx, occasion.id, parties.length)
  const waiting: Party[] = await loadWaiting(tx, occasion.id)
  let free = occasion.seats - occasion.taken
  const entries: Entry[] = []
  for (const [number, party] of parties.entries()) {
    const booking = {
      id: city.newId(),
      occasionId: occasion.id,
      madeBy,
      request: form.request,
      number,
      inLine: first + number,
    }
    await saveBooking(tx, booking, now)
    const isSeated = !isWish && isSeatedAtOnce(party.length, waiting, free, line)
    if (isSeated) free -= party.length
    else if (!isWish) waiting.push({ bookingId: booking.id, size: party.length })
    for (const { personId, part } of party) {
      const wish = running.get(personId)
      entries.push({
        id: wish?.id ?? city.newId(),
        occasionId: occasion.id,
        bookingId: booking.id,
        personId,
        part,
        state: isWish ? 'interested' : isSeated ? 'confirmed' : 'waiting',
        step: (wish?.step ?? 0) + (isWish ? 1 : 2),
        changedAt: now,
        heldUntil: null,
        reason: null,
        inLine: booking.inLine,
        madeBy,
      })
    }
  }
  const fresh = entries.filter(({ personId }) => !running.has(personId))
  if (fresh.length > 0) await saveEntries(tx, fresh)
  for (const entry of entries) if (running.has(entry.personId)) await saveStep(tx, entry)
  await addTaken(tx, occasion.id, occasion.seats - occasion.taken - free)
  return entries
}

/** Whoever is seated or waits has asked before, in the same breath. */
const stepsOf = (entry: Entry, by: Actor): Event[] =>
  entry.state === 'interested'
    ? [tellStep(entry, by)]
    : [tellStep({ ...entry, state: 'applied', step: entry.step - 1 }, by), tellStep(entry, by)]
