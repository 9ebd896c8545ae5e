import { myFamily, type Place } from '#commons/families'
import { personsById } from '#commons/people'
import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { hasLeft, mayStep } from '../rules/life.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadEntriesOfPersons, loadWaiting } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { MyPlace } from '../words-for-pages.ts'

/** What one has, waits for or had oneself, and one's children: what is to come first, each in the order of its day. */
export async function myPlaces(
  by: Extract<Actor, { kind: 'person' }>,
  city: City,
  place: Place,
): Promise<{ readonly toCome: readonly MyPlace[]; readonly before: readonly MyPlace[] }> {
  const children = await myFamily(by, city, place)
  return city.reading(async (tx) => {
    const ids = [by.person, ...children.map(({ childId }) => childId)]
    const [oneself] = await personsById([by.person], within(tx, city))
    const names = new Map([
      ...children.map(({ childId, name }) => [childId, name] as const),
      [by.person, oneself?.displayName ?? ''] as const,
    ])
    const entries = await loadEntriesOfPersons(tx, ids)
    const occasions = await loadOccasions(tx, [...new Set(entries.map(({ occasionId }) => occasionId))])
    const titles = new Map<Id, LocalText>()
    for (const id of new Set(occasions.map(({ opportunityId }) => opportunityId))) {
      const found = await opportunityById(id, within(tx, city))
      if (found.ok) titles.set(id, found.value.opportunity.title)
    }
    const settled = await loadSettled(
      tx,
      entries.map(({ id }) => id),
    )
    const now = city.now()
    const places: MyPlace[] = []
    for (const occasion of occasions) {
      const own = entries.filter(({ occasionId }) => occasionId === occasion.id)
      const line = own.some(({ state }) => state === 'waiting') ? await loadWaiting(tx, occasion.id) : []
      for (const entry of own) {
        places.push({
          entry,
          occasion,
          title: titles.get(occasion.opportunityId)!,
          name: names.get(entry.personId)!,
          inLine: entry.state === 'waiting' ? line.findIndex((one) => one.bookingId === entry.bookingId) + 1 : null,
          settled: settled.get(entry.id) ?? null,
          canGiveBack: occasion.startsAt > now && mayStep(entry.state, 'withdrawn', 'family'),
        })
      }
    }
    const isToCome = ({ entry, occasion }: MyPlace): boolean => occasion.endsAt > now && !hasLeft(entry.state)
    return { toCome: places.filter(isToCome), before: places.filter((one) => !isToCome(one)).toReversed() }
  })
}
