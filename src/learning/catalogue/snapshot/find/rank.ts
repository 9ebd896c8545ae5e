import type { Sort } from '../../rules/question.ts'
import { chordTo } from '../segment/cells.ts'
import { scratchOf } from '../segment/scratch.ts'
import { noHour } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import type { Matched } from './match-segment.ts'
import { Smallest } from './smallest.ts'
import { firstMinute } from './stand-answers.ts'
import { span } from './time-view.ts'

/** Where a result stands in the order. Every part is the same in every process that knows the same catalogue. */
export interface Rank {
  /** 1: its days are not stated, after all whose days are. */
  readonly group: number
  /** By the sort: the score turned round, the squared chord, or the next day. */
  readonly primary: number
  readonly next: number
  /** Of that day, for those whose days are stated. */
  readonly minute: number
  readonly id: string
}

export interface Hit extends Rank {
  readonly matched: Matched
  readonly opportunity: number
}

/** Farther than any place: without a point comes last. */
const farthest = 5

/**
 * The first results after a rank, in order: exact days before days not stated, then by the sort, then by the next day and
 * the hour at which it begins there, then by id. Only the best are kept while looking, most others fall at the first comparison.
 */
export function firstHits(all: readonly Matched[], ask: Ask, after: Rank | null, limit: number): Hit[] {
  const best: Hit[] = []
  for (const matched of all) {
    const { list, segment, view } = matched
    const { settled, ids } = segment
    const ofWandering = scratchOf(segment).next
    const primaries = primariesOf(matched, ask)
    const isLoose = (next: number): boolean => ask.daysMatter && next >= span
    const bounds = after || list.length <= limit ? null : boundsOf(matched, primaries, isLoose, limit)
    for (let at = 0; at < list.length; at += 1) {
      const opportunity = list[at]!
      const primary = primaries[opportunity]!
      // Most fall here, before their next day is looked up.
      if (bounds && primary > bounds.exact && primary > bounds.loose) continue
      const next = opportunity < settled ? view.stands.next[opportunity]! : ofWandering[opportunity]!
      const group = isLoose(next) ? 1 : 0
      if (bounds && primary > (group === 1 ? bounds.loose : bounds.exact)) continue
      const worst = best.length === limit ? best[limit - 1]! : null
      if (worst && (group > worst.group || (group === worst.group && primary > worst.primary))) continue
      // The hour is looked up where it may decide, which on most questions is for few.
      if (worst && group === worst.group && primary === worst.primary && next > worst.next) continue
      const minute = next >= span ? noHour : firstMinute(segment, view, ask, opportunity, next)
      const hit = { group, primary, next, minute, id: ids[opportunity]!, matched, opportunity }
      if ((worst && inOrder(hit, worst) > 0) || (after && inOrder(hit, after) <= 0)) continue
      if (worst) best.pop()
      best.splice(placeIn(best, hit), 0, hit)
    }
  }
  return best
}

/** What none of the first so many lies beyond: among those whose days are stated, and among the others. */
function boundsOf(
  { list, segment, view }: Matched,
  primaries: Float64Array,
  isLoose: (next: number) => boolean,
  limit: number,
): { readonly exact: number; readonly loose: number } {
  const exact = new Smallest(limit)
  const loose = new Smallest(limit)
  const { next: ofWandering } = scratchOf(segment)
  for (let at = 0; at < list.length; at += 1) {
    const opportunity = list[at]!
    const primary = primaries[opportunity]!
    if (primary >= exact.bound && primary >= loose.bound) continue
    const next = opportunity < segment.settled ? view.stands.next[opportunity]! : ofWandering[opportunity]!
    if (isLoose(next)) loose.offer(primary)
    else exact.offer(primary)
  }
  return { exact: exact.bound, loose: exact.bound < Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : loose.bound }
}

function inOrder(a: Rank, b: Rank): number {
  return (
    a.group - b.group ||
    a.primary - b.primary ||
    a.next - b.next ||
    a.minute - b.minute ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

function placeIn(best: readonly Hit[], hit: Hit): number {
  let low = 0
  let high = best.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (inOrder(best[middle]!, hit) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Smaller is better. */
function primariesOf(matched: Matched, ask: Ask): Float64Array {
  if (ask.sort === 'nearest') return chords(matched, ask)
  const { list, scores, segment, view } = matched
  const { best, next } = scratchOf(segment)
  if (ask.sort === 'relevance' && scores) {
    for (let at = 0; at < list.length; at += 1) best[list[at]!] = -scores[list[at]!]!
    return best
  }
  for (let at = 0; at < list.length; at += 1) {
    const opportunity = list[at]!
    best[opportunity] = opportunity < segment.settled ? view.stands.next[opportunity]! : next[opportunity]!
  }
  return best
}

function chords({ segment, settled, wandering }: Matched, ask: Ask): Float64Array {
  const { best, chord } = scratchOf(segment)
  const { standPlace, places } = segment
  let [place, away] = [-1, farthest]
  for (let at = 0; at < settled.length; at += 1) {
    const opportunity = settled[at]!
    // Those at one place follow each other.
    if (standPlace[opportunity] !== place) {
      place = standPlace[opportunity]!
      const to = chordTo(places, place, ask.centre!.vector)
      away = to < farthest ? to : farthest
    }
    best[opportunity] = away
  }
  for (let at = 0; at < wandering.length; at += 1) best[wandering[at]!] = Math.min(farthest, chord[wandering[at]!]!)
  return best
}

/** Opaque to those who get it; true for as long as the listings it stands between are. */
export const cursorOf = (sort: Sort, { group, primary, next, minute, id }: Rank): string =>
  Buffer.from(JSON.stringify([sort, group, primary, next, minute, id])).toString('base64url')

/** Null: not one of ours, or of another order. */
export function rankOfCursor(cursor: string, sort: Sort): Rank | null {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
  if (!Array.isArray(parts) || parts.length !== 6) return null
  const [by, group, primary, next, minute, id] = parts as unknown[]
  if (by !== sort || typeof group !== 'number' || typeof primary !== 'number') return null
  if (typeof next !== 'number' || typeof minute !== 'number' || typeof id !== 'string') return null
  return { group, primary, next, minute, id }
}
