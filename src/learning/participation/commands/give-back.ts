import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayWithdraw } from '../policy.ts'
import { standingsOf } from '../queries/who-comes.ts'
import { hasLeft, holdsSeat, mayStep } from '../rules/life.ts'
import { withWhomever } from '../rules/parties.ts'
import { loadEntriesOfBooking, loadEntry } from '../store/entries.ts'
import { saveGivenBack } from '../store/given-back.ts'
import { addTaken, holdOccasions } from '../store/occasions.ts'
import { loadDaysOfPlaces } from '../store/places-on-days.ts'
import { participationSettings, type ParticipationRefusal } from '../words.ts'
import { passOn, stepAll } from './pass-on.ts'
import { settleAgain } from './settle-amounts.ts'

/**
 * Somebody gives up a seat, a number in the line or a wish; a place on several days on all that are to come. With the last
 * child of a party whoever came along goes too. A seat that is free now is held for the next in the line at once. Given
 * back twice, it happened once.
 * @refuses not-here · not-yours · begun · not-from-here
 */
export const giveBack = (
  { entryId }: { readonly entryId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly occasionId: Id }, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const seen = await loadEntry(tx, entryId)
    if (!seen) return refuse('participation.not-here')
    const standing = (await standingsOf([seen.personId], tx, city)).get(seen.personId)
    if (!standing || !mayWithdraw(by, standing)) return refuse('participation.not-yours')
    const days = (await loadDaysOfPlaces(tx, [seen.bookingId])).get(seen.bookingId)!
    const held = await holdOccasions(
      tx,
      days.map(({ occasionId }) => occasionId),
    )
    const occasion = held.get(seen.occasionId)!
    const entry = (await loadEntry(tx, entryId))!
    if (entry.state === 'withdrawn') return accept({ occasionId: occasion.id })
    if (!mayStep(entry.state, 'withdrawn', 'family')) return refuse('participation.not-from-here')
    const now = city.now()
    if (occasion.startsAt <= now) return refuse('participation.begun')
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    for (const { bookingId, occasionId } of days) {
      if (held.get(occasionId)!.startsAt <= now) continue
      const party = (await loadEntriesOfBooking(tx, bookingId)).filter(({ state }) => !hasLeft(state))
      const own = party.find(({ personId }) => personId === entry.personId)
      if (!own || !mayStep(own.state, 'withdrawn', 'family')) continue
      const gone = withWhomever(own, party)
      await addTaken(tx, occasionId, -gone.filter(({ state }) => holdsSeat(state)).length)
      const events = await stepAll(tx, gone, { state: 'withdrawn' }, by, now)
      await saveGivenBack(tx, gone, by.kind === 'person' ? by.person : null)
      await settleAgain(tx, own, city)
      await record(tx, [...events, ...(await passOn(tx, occasionId, settings, now))], now)
    }
    return accept({ occasionId: occasion.id })
  })
