import { copyBits, keepCommon, type Bits } from '#laws/bitset/bitset.ts'
import type { Corpus } from '#laws/text-index/expand-words.ts'
import { lendRoom, takeBack } from '../segment/scratch.ts'
import type { FacetName, Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import { passFilters, standingOf } from './filters.ts'
import { groundOf, type Ground } from './ground.ts'
import { keepTelling } from './keep-telling.ts'
import { everyWeekday, timeView, type TimeView } from './time-view.ts'
import { gather, type Gathered } from './wanderers.ts'

/** The opportunities of one segment that answer. Valid until the segment is asked again. */
export interface Matched extends Gathered {
  readonly segment: Segment
  readonly view: TimeView
  readonly scores: Float64Array | null
  /** Where the bits of the sets of stands below lie. */
  readonly ground: Ground
  /** For each facet with a filter of its own: what answers all the others. */
  readonly without: ReadonlyMap<FacetName, Bits>
  /** What answers when the filter on areas is left out; null: there is none. */
  readonly otherAreas: Bits | null
  /** What answers when the filter on online is left out; null: there is none. */
  readonly eitherWay: Bits | null
  /** What answers when the filter on weekdays is left out, and on which days; null: there is none. */
  readonly otherDays: { readonly stands: Bits; readonly view: TimeView } | null
}

/**
 * Place, access, days and filters must hold at one and the same stand: so all of them are sets of stands, and what
 * answers is what they have in common. Only what answers is then looked at one by one.
 * @param gone opportunities that a later segment holds anew, or that have left
 */
export function matchSegment(segment: Segment, gone: Bits | null, ask: Ask, corpus: Corpus): Matched {
  takeBack(segment)
  const ground = groundOf(segment, ask)
  const { words } = ground
  const passed = passFilters(segment, ask, gone, ground)
  const scores = keepTelling(segment, ask, corpus, passed, ground)
  const view = timeView(segment, ask.days)
  const otherView =
    ask.days.weekdays === everyWeekday ? null : timeView(segment, { ...ask.days, weekdays: everyWeekday })
  const { areas, online, access } = standingOf(segment, ask)
  const common = (...sets: readonly (Bits | null)[]): Bits => {
    const bits = lendRoom(segment)
    copyBits(bits, passed.all, words)
    for (const set of sets) if (set) keepCommon(bits, set, words)
    return bits
  }
  const otherDays = otherView && { stands: common(otherView.answering, areas, online, access), view: otherView }
  const eitherWay = online && common(view.answering, areas, access)
  const otherAreas = areas && common(view.answering, online, access)
  const all = common(view.answering, areas, online, access)
  for (const bits of passed.without.values()) {
    for (const set of [view.answering, areas, online, access]) if (set) keepCommon(bits, set, words)
  }
  return {
    segment,
    view,
    ...gather(segment, view, ask, all, words),
    scores,
    ground,
    without: passed.without,
    otherAreas,
    eitherWay,
    otherDays,
  }
}
