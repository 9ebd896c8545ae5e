import { asCleared, personsById } from '#commons/people'
import { offersById, opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { noteLooks } from '#platform/looks/note-looks.ts'
import { mayKeepList, mayKeepSeats, mayReadName } from '../policy.ts'
import { isDoorOpen } from '../rules/door-opens.ts'
import { hasLeft } from '../rules/life.ts'
import { countComing } from '../rules/minimum.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { loadMovedTo } from '../store/moves.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { DayOfHouse, MovedAway, OnList } from '../words-for-hosts.ts'
import type { Entry, Occasion, ParticipationRefusal } from '../words.ts'
import { notAllowed } from './consents-here.ts'
import { standingsOf } from './who-comes.ts'

/**
 * One day of a house with its list. That somebody is not allowed at the moment is read only by who keeps the list, and the
 * look is noted.
 * @refuses not-here · not-yours
 */
export const dayOfHouse = (
  { opportunityId, occasionId }: { readonly opportunityId: Id; readonly occasionId: Id },
  by: Actor,
  city: City,
): Promise<Result<DayOfHouse, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const [occasion] = await loadOccasions(tx, [occasionId])
    const found = occasion && (await opportunityById(occasion.opportunityId, inside))
    if (!occasion || !found?.ok || occasion.opportunityId !== opportunityId) return refuse('participation.not-here')
    if (!mayKeepSeats(by, occasion.hostId)) return refuse('participation.not-yours')
    const all = await loadEntriesOfOccasion(tx, occasionId)
    const entries = all.filter(({ state }) => !hasLeft(state))
    const readsNames = mayKeepList(await asCleared(by, inside), occasion.hostId)
    return accept({
      occasion,
      title: found.value.opportunity.title,
      waiting: new Set(entries.flatMap(({ state, bookingId }) => (state === 'waiting' ? [bookingId] : []))).size,
      coming: isDoorOpen(occasion, city.now()) ? null : countComing(entries),
      list: readsNames ? await listOf(entries, occasion.endsAt > city.now(), by, tx, city) : null,
      moved: readsNames ? await movedFromHere(all, occasion, tx, city) : [],
    })
  })

async function listOf(entries: readonly Entry[], isToCome: boolean, by: Actor, tx: Tx, city: City): Promise<OnList[]> {
  const ids = [...new Set(entries.map(({ personId }) => personId))]
  const persons = await personsById(ids, within(tx, city))
  const names = new Map(persons.map((one) => [one.id, mayReadName(one) ? one.displayName : null]))
  // When the day is over nobody needs to know whether they may.
  const forbidden = isToCome ? await notAllowed([...(await standingsOf(ids, tx, city)).values()], tx, city) : new Set()
  const settled = await loadSettled(
    tx,
    entries.map(({ id }) => id),
  )
  const about = ids.filter((id) => forbidden.has(id))
  if (about.length > 0)
    await noteLooks(tx, { by, about, what: 'families.consents', because: 'keeping-a-door' }, city.now())
  return entries.map((entry) => ({
    entry,
    name: names.get(entry.personId) ?? null,
    isAllowed: !forbidden.has(entry.personId),
    settled: settled.get(entry.id) ?? null,
  }))
}

/** Whom a draw moved from this day; where to is told of the house's own offers only. */
async function movedFromHere(
  entries: readonly Entry[],
  { hostId }: Occasion,
  tx: Tx,
  city: City,
): Promise<MovedAway[]> {
  const moved = entries.filter(({ state }) => state === 'moved')
  if (moved.length === 0) return []
  const inside = within(tx, city)
  const to = await loadMovedTo(
    tx,
    moved.map(({ id }) => id),
  )
  const own = [...to.values()].filter((one) => one.hostId === hostId)
  const offers = await offersById([...new Set(own.map(({ opportunityId }) => opportunityId))], inside)
  const persons = await personsById(
    moved.map(({ personId }) => personId),
    inside,
  )
  const names = new Map(persons.map((one) => [one.id, mayReadName(one) ? one.displayName : null]))
  return moved.map(({ id, personId }) => {
    const there = to.get(id)
    const offer = there?.hostId === hostId ? offers.get(there.opportunityId) : undefined
    return {
      entryId: id,
      name: names.get(personId) ?? null,
      to: there && offer ? { ...there, title: offer.title } : null,
    }
  })
}
