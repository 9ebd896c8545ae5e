import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepList } from '../policy.ts'
import { hasLeft, holdsSeat, mayStep } from '../rules/life.ts'
import { withWhomever } from '../rules/parties.ts'
import { loadEntriesOfBooking, loadEntry } from '../store/entries.ts'
import { addTaken, holdOccasion } from '../store/occasions.ts'
import { participationSettings, type DeclineForm, type ParticipationRefusal } from '../words.ts'
import { passOn, stepAll } from './pass-on.ts'

/**
 * A house can not take somebody, and says why; the family reads it. With the last child of a party whoever came along goes
 * too, and a seat that is free now is held for the next. Said twice, it happened once.
 * @refuses not-here · not-yours · not-from-here · begun
 */
export const declineEntry = (
  { entryId, form }: { readonly entryId: Id; readonly form: DeclineForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly occasionId: Id }, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const seen = await loadEntry(tx, entryId)
    const occasion = seen && (await holdOccasion(tx, seen.occasionId))
    if (!occasion) return refuse('participation.not-here')
    if (!mayKeepList(await asCleared(by, within(tx, city)), occasion.hostId)) return refuse('participation.not-yours')
    const entry = (await loadEntry(tx, entryId))!
    if (entry.state === 'declined') return accept({ occasionId: occasion.id })
    if (!mayStep(entry.state, 'declined', 'host')) return refuse('participation.not-from-here')
    const now = city.now()
    if (occasion.startsAt <= now) return refuse('participation.begun')
    const party = (await loadEntriesOfBooking(tx, entry.bookingId)).filter(({ state }) => !hasLeft(state))
    const gone = withWhomever(entry, party)
    await addTaken(tx, occasion.id, -gone.filter(({ state }) => holdsSeat(state)).length)
    const events = await stepAll(tx, gone, { state: 'declined', reason: form.reason }, by, now)
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    await record(tx, [...events, ...(await passOn(tx, occasion.id, settings, now))], now)
    return accept({ occasionId: occasion.id })
  })
