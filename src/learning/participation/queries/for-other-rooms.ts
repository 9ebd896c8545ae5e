import { personsById, type Person } from '#commons/people'
import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { hasLeft } from '../rules/life.ts'
import { loadEntriesOfOccasion, loadEntriesOfPersons } from '../store/entries.ts'
import { loadOccasions, loadOccasionsOfHouses } from '../store/occasions.ts'
import type { Entry, Occasion } from '../words.ts'

export interface OccasionTold {
  readonly occasion: Occasion
  readonly offer: OpportunityFound['opportunity']
}

/** A day with what takes place on it; null: it is gone. Whoever asks judges who may read it. */
export const occasionTold = (occasionId: Id, city: City): Promise<OccasionTold | null> =>
  city.reading(async (tx) => (await withOffers(await loadOccasions(tx, [occasionId]), tx, city))[0] ?? null)

/** The days of some houses that touch a span of time, the first first; cancelled ones are left out. */
export const occasionsAt = (
  hostIds: readonly Id[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
  city: City,
): Promise<OccasionTold[]> =>
  city.reading(async (tx) => withOffers(await loadOccasionsOfHouses(tx, hostIds, from, until), tx, city))

export interface EntryWithPerson {
  readonly entry: Entry
  /** Null: erased since. */
  readonly person: Person | null
}

/** Everybody on a day whose life there goes on, in the order of the line. Whoever asks judges who may read names. */
export const entriesWithPersons = (occasionId: Id, city: City): Promise<EntryWithPerson[]> =>
  city.reading(async (tx) => {
    const entries = (await loadEntriesOfOccasion(tx, occasionId)).filter(({ state }) => !hasLeft(state))
    const persons = await personsById([...new Set(entries.map(({ personId }) => personId))], within(tx, city))
    const personOf = new Map(persons.filter(({ erasedAt }) => erasedAt === null).map((one) => [one.id, one]))
    return entries.map((entry) => ({ entry, person: personOf.get(entry.personId) ?? null }))
  })

export interface EntryToCome extends OccasionTold {
  readonly entry: Entry
}

/** What these people have, wait for or would like that is not over yet at a moment, the next first. */
export const nextThingsOf = (personIds: readonly Id[], from: Instant, city: City): Promise<EntryToCome[]> =>
  city.reading(async (tx) => {
    const entries = (await loadEntriesOfPersons(tx, personIds)).filter(({ state }) => !hasLeft(state))
    const occasions = await loadOccasions(tx, [...new Set(entries.map(({ occasionId }) => occasionId))])
    const toCome = await withOffers(
      occasions.filter(({ endsAt }) => endsAt > from),
      tx,
      city,
    )
    return toCome.flatMap(({ occasion, offer }) =>
      entries.filter(({ occasionId }) => occasionId === occasion.id).map((entry) => ({ entry, occasion, offer })),
    )
  })

async function withOffers(occasions: readonly Occasion[], tx: Tx, city: City): Promise<OccasionTold[]> {
  const inside = within(tx, city)
  const offers = new Map<Id, OpportunityFound['opportunity']>()
  for (const id of new Set(occasions.map(({ opportunityId }) => opportunityId))) {
    const found = await opportunityById(id, inside)
    if (found.ok) offers.set(id, found.value.opportunity)
  }
  return occasions.flatMap((occasion) => {
    const offer = offers.get(occasion.opportunityId)
    return offer ? [{ occasion, offer }] : []
  })
}
