import { personsById } from '#commons/people'
import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { loadEntriesOfBooking, loadEntriesOfOccasion, loadEntry } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { Entry, Occasion } from '../words.ts'

export interface EntryTold {
  readonly entry: Entry
  readonly occasion: Occasion
  readonly offer: OpportunityFound['opportunity']
}

/** An entry with what it is for, for whoever tells of it; null: it is gone. */
export const entryTold = (entryId: Id, city: City): Promise<EntryTold | null> =>
  city.reading(async (tx) => {
    const entry = await loadEntry(tx, entryId)
    const [occasion] = entry ? await loadOccasions(tx, [entry.occasionId]) : []
    const offer = occasion && (await opportunityById(occasion.opportunityId, within(tx, city)))
    return entry && occasion && offer?.ok ? { entry, occasion, offer: offer.value.opportunity } : null
  })

/** Those of a party who came to stand where they do in one moment; erased ones are left out. */
export const partyOf = (
  { bookingId, state, changedAt }: Entry,
  city: City,
): Promise<{ readonly personId: Id; readonly name: string }[]> =>
  city.reading(async (tx) => {
    const party = (await loadEntriesOfBooking(tx, bookingId)).filter(
      (one) => one.state === state && one.changedAt === changedAt,
    )
    const persons = await personsById(
      party.map(({ personId }) => personId),
      within(tx, city),
    )
    const nameOf = new Map(
      persons.flatMap((one) => (one.erasedAt === null ? [[one.id, one.displayName] as const] : [])),
    )
    // Whoever learns is named before whoever comes along.
    return party
      .toSorted((a, b) => Number(a.part === 'companion') - Number(b.part === 'companion'))
      .flatMap(({ personId }) => {
        const name = nameOf.get(personId)
        return name === undefined ? [] : [{ personId, name }]
      })
  })

/** Everybody on one occasion, in the order of the line. */
export const entriesOn = (occasionId: Id, city: City): Promise<Entry[]> =>
  city.reading((tx) => loadEntriesOfOccasion(tx, occasionId))
