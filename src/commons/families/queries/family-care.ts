import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { consentAgeFor, isOldEnough } from '../rules/ages.ts'
import { loadBands } from '../store/bands.ts'
import { loadStarts } from '../store/growing-up.ts'
import type { Band, Place } from '../words.ts'
import { isFamily } from './child-as-seen.ts'
import { childFacts, type KnownChild } from './child-facts.ts'

/** What the child and its guardians of today see besides, and no desk page shows. */
export interface FamilyCare {
  readonly band: { readonly band: Band; readonly untilOn: Day } | null
  /** Began alone: the last day, until an adult has come. */
  readonly startUntilOn: Day | null
  /** Old enough to decide alone. */
  readonly decidesAlone: boolean
}

/** Null: not here, or not of the family. */
export async function familyCare(childId: Id, by: Actor, city: City, place: Place): Promise<FamilyCare | null> {
  const known = await childFacts([childId], city, place)
  return (await careOfKnown(known, by, city, place)).get(childId) ?? null
}

/** The same of children whose facts are at hand; who is not of the family of the one who asks is left out. */
export async function careOfKnown(
  known: ReadonlyMap<Id, KnownChild>,
  by: Actor,
  city: City,
  place: Place,
): Promise<Map<Id, FamilyCare>> {
  const today = dayIn(place.timeZone, city.now())
  const own = [...known.values()].filter((facts) => isFamily(facts, by, place, today))
  const ids = own.map(({ childId }) => childId)
  const { bands, starts } = await city.reading(async (tx) => ({
    bands: new Map((await loadBands(tx, ids, today)).map((one) => [one.childId, one])),
    starts: new Map((await loadStarts(tx, ids)).map((one) => [one.personId, one])),
  }))
  return new Map(
    own.map(({ childId, birth }) => {
      const band = bands.get(childId)
      const start = starts.get(childId)
      return [
        childId,
        {
          band: band ? { band: band.band, untilOn: band.untilOn } : null,
          startUntilOn: start && start.confirmedAt === null ? dayIn(place.timeZone, start.expiresAt) : null,
          decidesAlone: isOldEnough(birth, consentAgeFor('account', place.settings), today),
        },
      ]
    }),
  )
}
