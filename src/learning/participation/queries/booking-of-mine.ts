import type { Place } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { hasLeft } from '../rules/life.ts'
import { withWhomever } from '../rules/parties.ts'
import { loadEntriesOfBooking, loadWaiting } from '../store/entries.ts'
import type { GiveBackSeen, MyBooking } from '../words-for-pages.ts'
import type { ParticipationRefusal } from '../words.ts'
import { myBookings } from './my-places.ts'

type Person = Extract<Actor, { kind: 'person' }>

/** One booking as its family sees it. @refuses not-here: there is none, or it is another family's */
export async function bookingOfMine(
  bookingId: Id,
  by: Person,
  city: City,
  place: Place,
): Promise<Result<MyBooking, ParticipationRefusal>> {
  const { toCome, before } = await myBookings(by, city, place)
  const found = [...toCome, ...before].find(({ id }) => id === bookingId)
  return found ? accept(found) : refuse('participation.not-here')
}

/** What is to be said before a place is given back. @refuses not-here · not-from-here: it is not to be given back any more */
export async function giveBackSeen(
  entryId: Id,
  by: Person,
  city: City,
  place: Place,
): Promise<Result<GiveBackSeen, ParticipationRefusal>> {
  const { toCome, before } = await myBookings(by, city, place)
  const booking = [...toCome, ...before].find(({ places }) => places.some(({ entry }) => entry.id === entryId))
  const mine = booking?.places.find(({ entry }) => entry.id === entryId)
  if (!booking || !mine) return refuse('participation.not-here')
  if (mine.back === null) return refuse('participation.not-from-here')
  return city.reading(async (tx) => {
    const party = (await loadEntriesOfBooking(tx, booking.id)).filter(({ state }) => !hasLeft(state))
    const { title, occasion } = booking
    const waiting = mine.back === 'warned' ? (await loadWaiting(tx, occasion.id)).length : 0
    return accept({ name: mine.name, title, occasion, waiting, goesToo: withWhomever(mine.entry, party).length > 1 })
  })
}
