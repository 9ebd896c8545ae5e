import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City, Event } from '#platform/database/city.ts'
import { isSeatedAtOnce, type Party } from '../rules/line.ts'
import { partiesOf, type Comer } from '../rules/parties.ts'
import type { Booking } from '../store/entries.ts'
import type { Entry, LineRule, Occasion } from '../words.ts'
import { tellStep } from './tell-step.ts'

/** What an ask that is granted writes. Numbers in the line are counted from the first that its occasion gives here. */
export interface Granted {
  readonly occasionId: Id
  readonly entries: readonly Entry[]
  readonly bookings: readonly Booking[]
  readonly seats: number
}

/** An occasion while asks for it are decided one after the other. */
export interface LineNow {
  readonly occasion: Occasion
  readonly waiting: Party[]
  seated: number
  numbers: number
}
export const lineOf = (occasion: Occasion, waiting: readonly Party[]): LineNow => ({
  occasion,
  waiting: [...waiting],
  seated: 0,
  numbers: 0,
})

interface BookingNow {
  readonly coming: readonly Comer[]
  readonly isWish: boolean
  readonly form: { readonly request: Id; readonly together: boolean }
  readonly standing: ReadonlyMap<Id, Entry>
  readonly rule: LineRule
  readonly madeBy: Id
}

/** Each party seated or in the line, counted on the row that this transaction holds. */
export function book(line: LineNow, { coming, standing, isWish, form, rule, madeBy }: BookingNow, city: City): Granted {
  const { occasion, waiting } = line
  const entries: Entry[] = []
  const bookings: Booking[] = []
  const seatedBefore = line.seated
  for (const [number, party] of partiesOf(coming, form.together).entries()) {
    const booking = {
      id: city.newId(),
      occasionId: occasion.id,
      madeBy,
      request: form.request,
      number,
      inLine: line.numbers,
    }
    line.numbers += 1
    bookings.push(booking)
    const free = occasion.seats - occasion.taken - line.seated
    const isSeated = !isWish && free > 0 && isSeatedAtOnce(party.length, waiting, free, rule)
    if (isSeated) line.seated += party.length
    else if (!isWish) waiting.push({ bookingId: booking.id, size: party.length })
    for (const { personId, part } of party) {
      const wish = standing.get(personId)
      entries.push({
        id: wish?.id ?? city.newId(),
        occasionId: occasion.id,
        bookingId: booking.id,
        personId,
        part,
        state: isWish ? 'interested' : isSeated ? 'confirmed' : 'waiting',
        step: (wish?.step ?? 0) + (isWish ? 1 : 2),
        changedAt: city.now(),
        heldUntil: null,
        reason: null,
        inLine: booking.inLine,
        madeBy,
      })
    }
  }
  return { occasionId: occasion.id, entries, bookings, seats: line.seated - seatedBefore }
}

export const inLine = (grant: Granted, first: number): Granted => ({
  ...grant,
  bookings: grant.bookings.map((one) => ({ ...one, inLine: first + one.inLine })),
  entries: grant.entries.map((one) => ({ ...one, inLine: first + one.inLine })),
})

/** Whoever is seated or waits has asked before, in the same breath. */
export const stepsOf = (entry: Entry, by: Actor): Event[] =>
  entry.state === 'interested'
    ? [tellStep(entry, by)]
    : [tellStep({ ...entry, state: 'applied', step: entry.step - 1 }, by), tellStep(entry, by)]
