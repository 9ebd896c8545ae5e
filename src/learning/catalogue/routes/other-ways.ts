import { accept, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { filtersOf, without, type FilterField } from '../present/find-links.ts'
import { little, type FindFacts, type FoundAnswer } from '../present/find-view.ts'
import { findIn, findInWithLeftOut } from '../queries/find-opportunities.ts'
import { addressOf, type Question } from '../rules/question.ts'
import { settlePlace } from '../rules/settle-place.ts'
import { countFound } from '../snapshot/answer/find.ts'
import { respell } from '../snapshot/answer/loosen.ts'
import { snapshotFor } from '../snapshot/narrow.ts'
import { snapshotInMemory, snapshotOf } from '../snapshot/shelf.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { CatalogueRefusal } from '../words.ts'

export interface AnswerWithOthers {
  readonly snapshot: Snapshot
  readonly answer: FoundAnswer
  /** What each filter costs and, when little was found, what else there is. */
  readonly others: Pick<FindFacts, 'gives' | 'spelling' | 'wider' | 'nearest'>
}

/**
 * The answer, with what else there is. A part of the catalogue answers at once but can not tell the rest, so whoever
 * found little in it waits until the whole is read.
 */
export async function answerWithOthers(
  question: Question,
  city: City,
): Promise<Result<AnswerWithOthers, CatalogueRefusal>> {
  const ready = snapshotInMemory(city) ?? (await snapshotFor(question, city))
  const found = answerIn(ready, question)
  if (!found.ok || ready.version > 0 || found.value.answer.total >= little) return found
  return answerIn(await snapshotOf(city), question)
}

function answerIn(snapshot: Snapshot, question: Question): Result<AnswerWithOthers, CatalogueRefusal> {
  const found = findInWithLeftOut(snapshot, question)
  if (!found.ok) return found
  const answer = JSON.parse(found.value.json.toString()) as FoundAnswer
  return accept({ snapshot, answer, others: otherWays(snapshot, question, answer, found.value.leftOut) })
}

function otherWays(
  snapshot: Snapshot,
  question: Question,
  answer: FoundAnswer,
  leftOut: ReadonlyMap<FilterField, number>,
): AnswerWithOthers['others'] {
  if (snapshot.version === 0) return { gives: () => null, spelling: null, wider: null, nearest: [] }
  const settled = (asked: Question): Question | null => {
    const answered = settlePlace(asked, snapshot.numbering.areasOf)
    return answered.ok ? answered.value : null
  }
  // The chips, what is nearest and what is wider ask for the same counts.
  const counted = new Map<string, number | null>()
  for (const [field, total] of leftOut) counted.set(addressOf(without(question, field)), total)
  const gives = (asked: Question): number | null => {
    const address = addressOf(asked)
    let total = counted.get(address)
    if (total === undefined) {
      const plain = settled(asked)
      total = plain && countFound(snapshot, plain).total
      counted.set(address, total)
    }
    return total
  }
  const asked = settled(question)
  if (answer.total >= little || asked === null) return { gives, spelling: null, wider: null, nearest: [] }
  return {
    gives,
    spelling: respell(snapshot, asked),
    wider: widerThan(question, answer.total, gives),
    nearest: nearestTo(snapshot, question, gives),
  }
}

const widest = 100

/** Twice as far, or four times, where that gives more. */
function widerThan(question: Question, total: number, gives: FindFacts['gives']): FindFacts['wider'] {
  if (question.withinKm === null) return null
  for (const times of [2, 4]) {
    const withinKm = question.withinKm * times
    if (withinKm > widest) return null
    const more = gives({ ...question, withinKm, cursor: null }) ?? 0
    if (more > total) return { withinKm, total: more }
  }
  return null
}

const mostNearest = 5
/** Beyond three filters left out it is another question. */
const mostLeftOut = 3

/**
 * Of all questions with one filter less, the narrowest that finds anything: what comes nearest to all that was asked.
 * Where none does, of those with two less, then three.
 */
function nearestTo(snapshot: Snapshot, question: Question, gives: FindFacts['gives']): FoundAnswer['items'] {
  let looser: readonly Question[] = [question]
  for (let leftOut = 1; leftOut <= mostLeftOut; leftOut += 1) {
    const next = looser.flatMap((asked) => filtersOf(asked).map((field) => without(asked, field)))
    looser = [...new Map(next.map((asked) => [addressOf(asked), asked])).values()]
    const [nearest] = looser
      .map((asked) => ({ asked, total: gives(asked) ?? 0 }))
      .filter(({ total }) => total > 0)
      .sort((a, b) => a.total - b.total)
    if (nearest === undefined) continue
    const found = findIn(snapshot, { ...nearest.asked, limit: mostNearest })
    return found.ok ? (JSON.parse(found.value.json.toString()) as FoundAnswer).items : []
  }
  return []
}
