import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { daysOfSession } from '../rules/days-of-session.ts'
import type { DayOfSession } from '../words-for-pages.ts'
import { holdsSeat, mayStep } from '../rules/life.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { addTaken, holdOccasion, loadOccasionsOf, saveOccasion } from '../store/occasions.ts'
import type { Occasion } from '../words.ts'
import { stepAll } from './pass-on.ts'

/**
 * What became of a session becomes of its occasions that are still to come: moved with it, or cancelled, and with it
 * everybody who was booked. Told twice, it happened once.
 */
export const followSessions = (opportunityId: Id, by: Actor, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const occasions = await loadOccasionsOf(tx, [opportunityId], now)
    if (occasions.length === 0) return
    const found = await opportunityById(opportunityId, within(tx, city))
    for (const { id } of occasions) {
      const occasion = (await holdOccasion(tx, id))!
      if (occasion.state === 'cancelled' || occasion.startsAt <= now) continue
      const about = { occasionId: id, opportunityId }
      const day = found.ok ? dayNow(occasion, found.value) : null
      if (day === null) {
        await saveOccasion(tx, { ...occasion, state: 'cancelled', cancelledBecause: 'offer-gone' })
        const booked = (await loadEntriesOfOccasion(tx, id)).filter(({ state }) => mayStep(state, 'cancelled', 'house'))
        await addTaken(tx, id, -booked.filter(({ state }) => holdsSeat(state)).length)
        const events = await stepAll(tx, booked, { state: 'cancelled' }, by, now)
        await record(tx, [happened('participation.occasion-cancelled', by, about), ...events], now)
      } else if (day.startsAt !== occasion.startsAt || day.endsAt !== occasion.endsAt) {
        await saveOccasion(tx, { ...occasion, ...day })
        await record(tx, [happened('participation.occasion-moved', by, { ...about, startsAt: day.startsAt })], now)
      }
    }
  })

/** When its session takes place now; null: not any more. A dated session is one day, wherever it moves. */
function dayNow(occasion: Occasion, { opportunity, sessions }: OpportunityFound): DayOfSession | null {
  const session = sessions.find(({ id }) => id === occasion.sessionId)
  if (session?.state !== 'live' || opportunity.withdrawn) return null
  const days = daysOfSession(session, '0001-01-01' as Day)
  if (!days.ok) return null
  if (session.when.form === 'dated') return days.value[0] ?? null
  return days.value.find(({ fallsOn }) => fallsOn === occasion.fallsOn) ?? null
}
