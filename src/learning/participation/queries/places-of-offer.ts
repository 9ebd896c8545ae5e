import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepSeats } from '../policy.ts'
import { daysOfSession } from '../rules/days-of-session.ts'
import { isDoorOpen } from '../rules/door-opens.ts'
import { countComing } from '../rules/minimum.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { loadOccasionsOf } from '../store/occasions.ts'
import type { DayInNumbers, PlacesOfOffer } from '../words-for-hosts.ts'
import type { ParticipationRefusal } from '../words.ts'

/** How long after its day a list stays open to be put right. */
const shownAfter = 30 * 86_400_000
const mostDays = 12

/** What a house sees of one of its offers: its days with seats in numbers, and which days it could open. @refuses not-here · not-yours · own-link */
export const placesOfOffer = (
  opportunityId: Id,
  by: Actor,
  city: City,
): Promise<Result<PlacesOfOffer, ParticipationRefusal>> =>
  city.reading(async (tx) => {
    const found = await opportunityById(opportunityId, within(tx, city))
    if (!found.ok) return refuse('participation.not-here')
    const { opportunity, sessions, today } = found.value
    if (!mayKeepSeats(by, opportunity.hostId)) return refuse('participation.not-yours')
    if (opportunity.sourceId !== null) return refuse('participation.own-link')
    const now = city.now()
    const days: DayInNumbers[] = []
    for (const occasion of await loadOccasionsOf(tx, [opportunityId], (now - shownAfter) as Instant)) {
      const entries = await loadEntriesOfOccasion(tx, occasion.id)
      const waiting = new Set(entries.flatMap(({ state, bookingId }) => (state === 'waiting' ? [bookingId] : [])))
      days.push({ occasion, waiting: waiting.size, coming: isDoorOpen(occasion, now) ? null : countComing(entries) })
    }
    const isOpen = new Set(
      days.flatMap(({ occasion: { state, sessionId, fallsOn } }) =>
        state === 'cancelled' ? [] : [`${sessionId} ${fallsOn}`],
      ),
    )
    const toOpen = sessions.flatMap((session) => {
      const coming = session.state === 'live' && !opportunity.withdrawn ? daysOfSession(session, today) : null
      if (!coming?.ok) return []
      const free = coming.value.filter((day) => day.startsAt > now && !isOpen.has(`${session.id} ${day.fallsOn}`))
      return free.length === 0 ? [] : [{ session, days: free.slice(0, mostDays) }]
    })
    return accept({ title: opportunity.title, days, toOpen })
  })
