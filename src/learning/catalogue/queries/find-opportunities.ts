import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { Question } from '../rules/question.ts'
import { settlePlace } from '../rules/settle-place.ts'
import { find, type Found } from '../snapshot/answer/find.ts'
import { countLeftOut, type LeftOut } from '../snapshot/answer/left-out.ts'
import { writeAnswer } from '../snapshot/answer/write-answer.ts'
import { snapshotInMemory } from '../snapshot/shelf.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { snapshotFor } from '../snapshot/narrow.ts'
import type { CatalogueRefusal } from '../words.ts'

export interface FoundAnswer {
  /** Changes with the catalogue: what was made from one version may be kept until the next. */
  readonly version: number
  /**
   * `{items, total, totalListings, facets, nextCursor}` as JSON. `total` and the facets count opportunities,
   * `totalListings` and each item's `listings` count sessions.
   */
  readonly json: Buffer
}

/** What answers a question, from memory; while the memory is still being filled, from the database narrowed by it. */
export async function findOpportunities(
  question: Question,
  city: City,
): Promise<Result<FoundAnswer, CatalogueRefusal>> {
  return findIn(snapshotInMemory(city) ?? (await snapshotFor(question, city)), question)
}

/** The same at once when the snapshot is in memory; null when it is not: then wait for `findOpportunities`. */
export function findAtOnce(question: Question, city: City): Result<FoundAnswer, CatalogueRefusal> | null {
  const snapshot = snapshotInMemory(city)
  return snapshot && findIn(snapshot, question)
}

export function findIn(snapshot: Snapshot, question: Question): Result<FoundAnswer, CatalogueRefusal> {
  const found = foundIn(snapshot, question)
  return found.ok ? accept({ version: snapshot.version, json: writeAnswer(snapshot, found.value) }) : found
}

/** The same, and how many there would be without one of the filters, as far as the facets know. */
export function findInWithLeftOut(
  snapshot: Snapshot,
  question: Question,
): Result<FoundAnswer & { readonly leftOut: ReadonlyMap<LeftOut, number> }, CatalogueRefusal> {
  const found = foundIn(snapshot, question)
  if (!found.ok) return found
  const json = writeAnswer(snapshot, found.value)
  return accept({ version: snapshot.version, json, leftOut: countLeftOut(found.value) })
}

function foundIn(snapshot: Snapshot, question: Question): Result<Found, CatalogueRefusal> {
  const settled = settlePlace(question, snapshot.numbering.areasOf)
  if (!settled.ok) return settled
  const found = find(snapshot, settled.value)
  return found ? accept(found) : refuse('catalogue.unknown-cursor')
}
