import { personsById } from '#commons/people'
import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { loadEntriesOfBooking, loadEntriesOfOccasion, loadEntry } from '../store/entries.ts'
import { loadMovedFrom, loadMovedTo } from '../store/moves.ts'
import { loadOccasions } from '../store/occasions.ts'
import { loadDaysOfPlaces } from '../store/places-on-days.ts'
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

/** One day of a place, and the booking it stands in. */
interface DayTold {
  readonly bookingId: Id
  readonly occasion: Occasion
  readonly heldUntil: Entry['heldUntil']
}

/**
 * The days of a place on which somebody came to stand where they do in one and the same moment, this one among them: what
 * happened to all of them at once is told once.
 * @returns in the order of the days, at least one
 */
export const daysAtOnce = (entry: Entry, city: City): Promise<DayTold[]> =>
  city.reading(async (tx) => {
    const days = (await loadDaysOfPlaces(tx, [entry.bookingId])).get(entry.bookingId) ?? []
    const occasions = await loadOccasions(
      tx,
      days.map(({ occasionId }) => occasionId),
    )
    const told: DayTold[] = []
    for (const { bookingId, occasionId } of days) {
      const own = (await loadEntriesOfBooking(tx, bookingId)).find(({ personId }) => personId === entry.personId)
      if (own?.state !== entry.state || own.changedAt !== entry.changedAt) continue
      told.push({ bookingId, occasion: occasions.find(({ id }) => id === occasionId)!, heldUntil: own.heldUntil })
    }
    return told
  })

/** The entry somebody has since a draw moved them from this one; null: they were not moved, or it is gone. */
export const movedTo = (entryId: Id, city: City): Promise<Id | null> =>
  city.reading(async (tx) => (await loadMovedTo(tx, [entryId])).get(entryId)?.entryId ?? null)

/** The entries that were left for this one, in the order of their days; most were given without leaving any. */
export const movedFrom = (entryId: Id, city: City): Promise<Id[]> => city.reading((tx) => loadMovedFrom(tx, entryId))

/** Everybody on one occasion, in the order of the line. */
export const entriesOn = (occasionId: Id, city: City): Promise<Entry[]> =>
  city.reading((tx) => loadEntriesOfOccasion(tx, occasionId))
