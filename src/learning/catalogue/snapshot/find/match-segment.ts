import { keepCommon, listBits, type Bits } from '#laws/bitset/bitset.ts'
import type { Corpus } from '#laws/text-index/expand-words.ts'
import { scoreDocuments } from '#laws/text-index/score-documents.ts'
import { lendBits, scratchOf, takeBack } from '../segment/scratch.ts'
import type { FacetName, Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import { passFilters, type Passed } from './filters.ts'
import { asksForPlaces, matchStands } from './match-stands.ts'
import { everyWeekday, timeView, type TimeView } from './time-view.ts'

/** What the sessions of opportunities say to a question, by the opportunity's number. */
export interface Answering {
  /** Opportunities with a session that answers, filters on the opportunity itself aside. */
  readonly answering: Bits
  /** Packed as in a time view. */
  readonly flags: Uint16Array
  /** The next occurrence; null: to be looked up where it matters. */
  readonly next: Int32Array | null
  /** Sessions that answer, by opportunity, or their sum over all that match. */
  readonly listings: Uint32Array | number
  /** Squared chord to the nearest stand that answers, infinite without a point; null: not looked for. */
  readonly chord: Float64Array | null
  /** Opportunities by area, the filter on areas left out; null: to be counted from the list. */
  readonly areaCounts: Uint32Array | null
  /** Who answers when the filter on online is left out, and how; null: there is none. */
  readonly eitherWay: Others | null
  /** Who answers when the filter on weekdays is left out, and on which days; null: there is none. */
  readonly otherDays: Others | null
}

export interface Others {
  readonly matches: Bits
  readonly flags: Uint16Array
}

/** The opportunities of one segment that answer. Valid until the segment is asked again. */
export interface Matched extends Answering {
  readonly segment: Segment
  readonly view: TimeView
  /** Their numbers, rising. */
  readonly list: Uint32Array
  readonly scores: Float64Array | null
  /** For each facet with a filter of its own: what answers all the others. */
  readonly without: ReadonlyMap<FacetName, Bits>
}

/** @param gone opportunities that a later segment holds anew, or that have left */
export function matchSegment(segment: Segment, gone: Bits | null, ask: Ask, corpus: Corpus): Matched {
  takeBack(segment)
  const scratch = scratchOf(segment)
  const scored =
    ask.words.length > 0
      ? scoreDocuments(segment.text, ask.words, corpus, scratch.scores, scratch.best, () => lendBits(segment))
      : null
  const passed = passFilters(segment, ask, gone, scored?.matches ?? null)
  const view = timeView(segment, ask.days)
  const otherView =
    ask.days.weekdays === everyWeekday ? null : timeView(segment, { ...ask.days, weekdays: everyWeekday })
  const sessions = asksForPlaces(ask)
    ? matchStands(segment, ask, passed, view, otherView)
    : fromViews(segment, passed, view, otherView)
  const without = new Map<FacetName, Bits>()
  for (const [facet, bits] of passed.without) {
    keepCommon(bits, sessions.answering)
    without.set(facet, bits)
  }
  keepCommon(passed.all, sessions.answering)
  const list = scratch.list.subarray(0, listBits(passed.all, scratch.list))
  return { ...sessions, segment, view, list, scores: scored?.scores ?? null, without }
}

/** No place is asked for: what the view knows of whole opportunities is enough. */
function fromViews(segment: Segment, passed: Passed, view: TimeView, otherView: TimeView | null): Answering {
  let otherDays: Others | null = null
  if (otherView) {
    const matches = lendBits(segment, passed.all)
    keepCommon(matches, otherView.answering)
    otherDays = { matches, flags: otherView.opportunities.flags }
  }
  const { count, next, flags } = view.opportunities
  return {
    answering: view.answering,
    flags,
    next,
    listings: count,
    chord: null,
    areaCounts: null,
    eitherWay: null,
    otherDays,
  }
}
