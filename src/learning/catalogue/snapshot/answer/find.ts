import { countFacets, noCounts, type FacetCounts } from '../find/count-facets.ts'
import { askOf, type Ask } from '../find/ask.ts'
import { matchSegment, type Matched } from '../find/match-segment.ts'
import { cursorOf, firstHits, rankOfCursor, type Hit } from '../find/rank.ts'
import type { Question } from '../../rules/question.ts'
import type { Snapshot } from '../snapshot.ts'

/** What was found, in the snapshot's numbers. Valid until the same snapshot is asked again: use it at once. */
export interface Found {
  readonly ask: Ask
  readonly matched: readonly Matched[]
  readonly hits: readonly Hit[]
  /** Opportunities. */
  readonly total: number
  /** Sessions of theirs that answer. */
  readonly totalListings: number
  readonly facets: FacetCounts
  readonly nextCursor: string | null
}

/** Null: the cursor is not one of this order. */
export function find(snapshot: Snapshot, question: Question): Found | null {
  const { ask, matched } = match(snapshot, question)
  const after = question.cursor === null ? null : rankOfCursor(question.cursor, ask.sort)
  if (question.cursor !== null && after === null) return null
  const facets = noCounts(snapshot.dictionaries)
  for (const each of matched) countFacets(each, facets)
  // One more than asked tells whether there is a next page.
  const hits = firstHits(matched, ask, after, question.limit + 1)
  const more = hits.length > question.limit
  if (more) hits.pop()
  return {
    ask,
    matched,
    hits,
    ...totalsOf(matched),
    facets,
    nextCursor: more ? cursorOf(ask.sort, hits.at(-1)!) : null,
  }
}

/** How many answer, nothing else. */
export const countFound = (snapshot: Snapshot, question: Question): Pick<Found, 'total' | 'totalListings'> =>
  totalsOf(match(snapshot, question).matched)

export function match(snapshot: Snapshot, question: Question): { ask: Ask; matched: Matched[] } {
  const ask = askOf(question, snapshot.today, snapshot.languages, snapshot.numbering)
  const matched = snapshot.segments.map(({ segment, gone }) => matchSegment(segment, gone, ask, snapshot.corpus))
  return { ask, matched }
}

function totalsOf(matched: readonly Matched[]): { total: number; totalListings: number } {
  let total = 0
  let totalListings = 0
  for (const { list, settled, wanderingStands, view } of matched) {
    const { count } = view.stands
    total += list.length
    for (let at = 0; at < settled.length; at += 1) totalListings += count[settled[at]!]!
    for (let at = 0; at < wanderingStands.length; at += 1) totalListings += count[wanderingStands[at]!]!
  }
  return { total, totalListings }
}
