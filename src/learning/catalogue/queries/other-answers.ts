import { accept, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { Question } from '../rules/question.ts'
import { settlePlace } from '../rules/settle-place.ts'
import { calendarOf, type Calendar } from '../snapshot/answer/calendar.ts'
import { loosen, type Loosening } from '../snapshot/answer/loosen.ts'
import { mapOf, type MapAnswer } from '../snapshot/answer/map.ts'
import { snapshotOf } from '../snapshot/shelf.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { CatalogueRefusal } from '../words.ts'

type Asked<Value> = Promise<Result<Value & { readonly version: number }, CatalogueRefusal>>

async function ask<Value extends object>(
  question: Question,
  city: City,
  answer: (snapshot: Snapshot, settled: Question) => Value,
): Asked<Value> {
  const snapshot = await snapshotOf(city)
  const settled = settlePlace(question, snapshot.numbering.areasOf)
  if (!settled.ok) return settled
  return accept({ ...answer(snapshot, settled.value), version: snapshot.version })
}

/** The same question as days: what is on each, and beside them the spans whose days are not stated. */
export const findCalendar = (question: Question, perDay: number, city: City): Asked<Calendar> =>
  ask(question, city, (snapshot, settled) => calendarOf(snapshot, settled, perDay))

/** The same question as places: venues with how much is on there, and counts by area. */
export const findMap = (question: Question, city: City): Asked<MapAnswer> => ask(question, city, mapOf)

/** When little was found: which filter to loosen, and what that would give. */
export const loosening = (question: Question, city: City): Asked<Loosening> => ask(question, city, loosen)

/** The version of what is in memory; pages kept from an older one are stale. Waits while nothing is. */
export const catalogueVersion = async (city: City): Promise<number> => (await snapshotOf(city)).version
