import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { daysOfSession } from '../rules/days-of-session.ts'
import type { DayOfSession } from '../words-for-pages.ts'
import { shortenHolds } from '../store/entries.ts'
import { loadOpportunitiesToCome } from '../store/due-days.ts'
import { holdOccasion, isOpenAlready, loadOccasionsOf, saveOccasion } from '../store/occasions.ts'
import type { Occasion } from '../words.ts'
import { cancelOccasion } from './cancel-occasion.ts'

/** The same for every offer with a day to come, where nobody said which of them changed. */
export async function followAllSessions(by: Actor, city: City): Promise<void> {
  const ids = await city.reading((tx) => loadOpportunitiesToCome(tx, city.now()))
  for (const id of ids) await followSessions(id, by, city)
}

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
      if (occasion.startsAt <= now) continue
      const day = found.ok ? dayNow(occasion, found.value) : null
      const isTaken = day !== null && (await isOpenAlready(tx, occasion, day.fallsOn))
      if (day === null || isTaken) {
        if (occasion.state === 'cancelled') continue
        await record(tx, await cancelOccasion(tx, occasion, 'offer-gone', by, now), now)
      } else if (hasMoved(occasion, day)) {
        await saveOccasion(tx, { ...occasion, ...day })
        // What does not take place moves silently, so that it can be opened anew on its day.
        if (occasion.state === 'cancelled') continue
        await shortenHolds(tx, id, day.startsAt)
        const about = { occasionId: id, opportunityId, startsAt: day.startsAt }
        await record(tx, [happened('participation.occasion-moved', by, about)], now)
      }
    }
  })

interface DayInZone extends DayOfSession {
  readonly timeZone: string
}

const hasMoved = (occasion: Occasion, day: DayInZone): boolean =>
  day.startsAt !== occasion.startsAt ||
  day.endsAt !== occasion.endsAt ||
  day.fallsOn !== occasion.fallsOn ||
  day.timeZone !== occasion.timeZone

/** When its session takes place now; null: not any more. A dated session is one day, wherever it moves. */
function dayNow(occasion: Occasion, { opportunity, sessions }: OpportunityFound): DayInZone | null {
  const session = sessions.find(({ id }) => id === occasion.sessionId)
  if (session?.state !== 'live' || opportunity.withdrawn) return null
  // A dated session may have moved to an earlier day; of a rule only the day itself is asked for.
  const days = daysOfSession(session, session.when.form === 'dated' ? ('0001-01-01' as Day) : occasion.fallsOn)
  if (!days.ok) return null
  const day =
    session.when.form === 'dated' ? days.value[0] : days.value.find(({ fallsOn }) => fallsOn === occasion.fallsOn)
  return day ? { ...day, timeZone: session.timeZone } : null
}
