import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { allOrNothing } from '#platform/database/within.ts'
import { loadParty } from '../queries/load-party.ts'
import { heldUntil } from '../rules/held-until.ts'
import { hasLeft, holdsSeat, mayStep } from '../rules/life.ts'
import { isUndoable } from '../rules/undo.ts'
import { loadEntriesOfBooking, loadEntriesOn, loadEntry } from '../store/entries.ts'
import { clearGivenBack, loadGivenBack } from '../store/given-back.ts'
import { addTaken, holdOccasions } from '../store/occasions.ts'
import { loadDaysOfPlaces } from '../store/places-on-days.ts'
import { participationSettings, type Entry, type Occasion, type ParticipationRefusal } from '../words.ts'
import { stepAll } from './pass-on.ts'
import { settleAgain } from './settle-amounts.ts'

type Undone = Result<readonly Entry[], ParticipationRefusal>

/**
 * Whoever gave something back a few minutes ago takes it back, for everybody who went with it and on all days that went
 * with it: a seat while it is still free, a number in the line in its old place. Undone twice, it happened once.
 * @returns the entries of that day as they stand again
 * @refuses not-here · not-yours · begun · closed · in-already · undo-too-late · seat-gone
 */
export const undoGiveBack = ({ entryId }: { readonly entryId: Id }, by: Actor, city: City): Promise<Undone> =>
  allOrNothing(city, (inside) =>
    inside.transaction(async (tx): Promise<Undone> => {
      const seen = await loadEntry(tx, entryId)
      if (!seen) return refuse('participation.not-here')
      const days = (await loadDaysOfPlaces(tx, [seen.bookingId])).get(seen.bookingId)!
      const held = await holdOccasions(
        tx,
        days.map(({ occasionId }) => occasionId),
      )
      const undone = await undoOn(held.get(seen.occasionId)!, seen, by, tx, inside)
      if (!undone.ok) return undone
      for (const { bookingId, occasionId } of days) {
        if (bookingId === seen.bookingId || held.get(occasionId)!.state === 'cancelled') continue
        const other = (await loadEntriesOfBooking(tx, bookingId)).find(({ personId }) => personId === seen.personId)
        // What went at the same moment went with it.
        if (other?.state !== 'withdrawn' || other.changedAt !== seen.changedAt) continue
        const too = await undoOn(held.get(occasionId)!, other, by, tx, inside)
        if (!too.ok) return too
      }
      return undone
    }),
  )

async function undoOn(
  occasion: Occasion,
  { id: entryId, bookingId }: Entry,
  by: Actor,
  tx: Tx,
  city: City,
): Promise<Undone> {
  const booking = await loadEntriesOfBooking(tx, bookingId)
  const entry = booking.find(({ id }) => id === entryId)!
  const given = await loadGivenBack(
    tx,
    booking.map(({ id }) => id),
  )
  const mine = given.get(entryId)
  if (!mine) return refuse('participation.undo-too-late')
  // A child's own no holds: nobody takes it back for them.
  if (by.kind !== 'person' || by.person !== mine.by) return refuse('participation.not-yours')
  const now = city.now()
  if (occasion.startsAt <= now) return refuse('participation.begun')
  if (occasion.state === 'cancelled') return refuse('participation.closed')
  const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
  if (!isUndoable(entry.changedAt, now, settings.undoMinutes)) return refuse('participation.undo-too-late')
  const group = booking.filter(
    ({ id, changedAt }) =>
      given.get(id)?.by === mine.by && given.get(id)?.from === mine.from && changedAt === entry.changedAt,
  )
  const people = group.map(({ personId }) => personId)
  const anew = (await loadEntriesOn(tx, [occasion.id], people)).filter(({ state }) => !hasLeft(state))
  if (anew.length > 0 || !mayStep('withdrawn', mine.from, 'undo')) return refuse('participation.in-already')
  // Whoever stayed may be further by now; nobody of a party stands elsewhere than the rest of it.
  const stayed = (await loadParty(tx, bookingId)).filter(({ state }) => !hasLeft(state))
  if (stayed.some(({ state }) => state !== mine.from)) return refuse('participation.seat-gone')
  const isSeat = holdsSeat(mine.from)
  if (isSeat && occasion.seats - occasion.taken < group.length) return refuse('participation.seat-gone')
  const to = {
    state: mine.from,
    ...(mine.from === 'offered' ? { heldUntil: heldUntil(now, occasion.startsAt, settings.holdHours) } : {}),
  }
  await clearGivenBack(
    tx,
    group.map(({ id }) => id),
  )
  if (isSeat) await addTaken(tx, occasion.id, group.length)
  await record(tx, await stepAll(tx, group, to, by, now), now)
  await settleAgain(tx, entry, city)
  return accept((await loadEntriesOfBooking(tx, bookingId)).filter(({ id }) => given.has(id)))
}
