import { asCleared, personsById } from '#commons/people'
import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Money } from '#kernel/money.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepList, mayKeepSeats, mayReadName } from '../policy.ts'
import { daysOfSession } from '../rules/days-of-session.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { loadOccasionsOf } from '../store/occasions.ts'
import type { ParticipationRefusal } from '../words.ts'
import type { OccasionAtHouse, PlacesOfOffer } from '../words-for-pages.ts'

/** How long after its day a list stays open to be put right. */
const shownAfter = 30 * 86_400_000
const mostDays = 12

/** What a house sees of one of its offers: its days with seats, who comes, and which days it could open. @refuses not-here · not-yours · own-link */
export const placesOfOffer = (
  opportunityId: Id,
  by: Actor,
  city: City,
): Promise<Result<PlacesOfOffer, ParticipationRefusal>> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const found = await opportunityById(opportunityId, inside)
    if (!found.ok) return refuse('participation.not-here')
    const { opportunity, sessions, today } = found.value
    if (!mayKeepSeats(by, opportunity.hostId)) return refuse('participation.not-yours')
    if (opportunity.sourceId !== null) return refuse('participation.own-link')
    const readsNames = mayKeepList(await asCleared(by, inside), opportunity.hostId)
    const now = city.now()
    const occasions: OccasionAtHouse[] = []
    for (const occasion of await loadOccasionsOf(tx, [opportunityId], (now - shownAfter) as Instant)) {
      const entries = await loadEntriesOfOccasion(tx, occasion.id)
      const persons = readsNames ? await personsById([...new Set(entries.map((one) => one.personId))], inside) : []
      const names = new Map(persons.map((one) => [one.id, mayReadName(one) ? one.displayName : null]))
      const settled = readsNames
        ? await loadSettled(
            tx,
            entries.map(({ id }) => id),
          )
        : new Map<Id, Money>()
      occasions.push({
        occasion,
        waiting: entries.filter(({ state }) => state === 'waiting').length,
        list: readsNames
          ? entries.map((entry) => ({
              entry,
              name: names.get(entry.personId) ?? null,
              settled: settled.get(entry.id) ?? null,
            }))
          : null,
      })
    }
    const isOpen = new Set(occasions.map(({ occasion }) => `${occasion.sessionId} ${occasion.fallsOn}`))
    const toOpen = sessions.flatMap((session) => {
      const days = session.state === 'live' ? daysOfSession(session, today) : null
      if (!days?.ok) return []
      const free = days.value.filter((day) => day.startsAt > now && !isOpen.has(`${session.id} ${day.fallsOn}`))
      return free.length === 0 ? [] : [{ session, days: free.slice(0, mostDays) }]
    })
    return accept({ title: opportunity.title, occasions, toOpen })
  })
