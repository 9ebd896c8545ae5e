import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { consentAgeFor, isOldEnough } from '../rules/ages.ts'
import { loadBands } from '../store/bands.ts'
import { readStart } from '../store/growing-up.ts'
import type { Band, Place } from '../words.ts'
import { isFamily } from './child-as-seen.ts'
import { childFacts } from './child-facts.ts'

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
  const facts = (await childFacts([childId], city, place)).get(childId)
  const today = dayIn(place.timeZone, city.now())
  if (!facts || !isFamily(facts, by, place, today)) return null
  return city.reading(async (tx) => {
    const [band] = await loadBands(tx, [childId], today)
    const start = await readStart(tx, childId)
    return {
      band: band ? { band: band.band, untilOn: band.untilOn } : null,
      startUntilOn: start && start.confirmedAt === null ? dayIn(place.timeZone, start.expiresAt) : null,
      decidesAlone: isOldEnough(facts.birth, consentAgeFor('account', place.settings), today),
    }
  })
}
