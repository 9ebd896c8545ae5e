import { addBit, countBits, emptyBits, hasBit, listBits } from '#laws/bitset/bitset.ts'
import { chordTo, placesAround } from '../segment/cells.ts'
import { scratchOf } from '../segment/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import type { Passed } from './filters.ts'
import type { Answering } from './match-segment.ts'
import { inPerson, never, onlineToo, type TimeView } from './time-view.ts'

export const asksForPlaces = (ask: Ask): boolean =>
  ask.within !== null || ask.areas !== null || ask.online !== null || ask.access !== 0

const wrongArea = 1
const wrongMedium = 2

/**
 * Looks at the stands that can matter, from whichever side is shorter: the places within the distance, or the
 * opportunities that pass the other filters. Place, access and days must hold at one and the same stand.
 */
export function matchStands(
  segment: Segment,
  ask: Ask,
  passed: Passed,
  view: TimeView,
  otherView: TimeView | null,
): Answering {
  const { places, standOpportunity, standPlace, standAccess, standPair } = segment
  const scratch = scratchOf(segment)
  const { chord, count, next, days, access, online, otherDays, seenPair, seenOnline } = scratch
  const question = (scratch.question += 1)
  const answering = emptyBits(segment.size)
  const others = otherView ? emptyBits(segment.size) : null
  const areaCounts = new Uint32Array(segment.areas.values.names.length)
  const onlineCounts = { inPerson: 0, online: 0 }
  const wanted = wantedAreas(ask, areaCounts.length)
  const { all, almost } = passed

  const visit = (stand: number, place: number, away: number): void => {
    const opportunity = standOpportunity[stand]!
    if (!hasBit(almost, opportunity)) return
    if ((standAccess[stand]! & ask.access) !== ask.access) return
    const area = places.area[place]!
    const isOnline = places.online[place] === 1
    const wrong =
      (wanted !== null && (area < 0 || wanted[area] === 0) ? wrongArea : 0) |
      (ask.online !== null && ask.online !== isOnline ? wrongMedium : 0)
    if (wrong === (wrongArea | wrongMedium)) return
    const isAll = hasBit(all, opportunity)
    if (others && otherView && wrong === 0 && isAll && otherView.stands.count[stand]! > 0) {
      if (!hasBit(others, opportunity)) {
        addBit(others, opportunity)
        otherDays[opportunity] = 0
      }
      otherDays[opportunity]! |= otherView.stands.days[stand]!
    }
    const sessions = view.stands.count[stand]!
    if (sessions === 0) return
    const medium = isOnline ? onlineToo : inPerson
    if (isAll && area >= 0 && (wrong & wrongMedium) === 0 && seenPair[standPair[stand]!] !== question) {
      seenPair[standPair[stand]!] = question
      areaCounts[area]! += 1
    }
    if (isAll && (wrong & wrongArea) === 0) {
      const seen = seenOnline[opportunity]! - question * 4
      const met = seen > 0 ? seen : 0
      if ((met & medium) === 0) {
        if (isOnline) onlineCounts.online += 1
        else onlineCounts.inPerson += 1
        seenOnline[opportunity] = question * 4 + (met | medium)
      }
    }
    if (wrong !== 0) return
    if (!hasBit(answering, opportunity)) {
      addBit(answering, opportunity)
      count[opportunity] = 0
      next[opportunity] = never
      days[opportunity] = 0
      access[opportunity] = 0
      online[opportunity] = 0
      chord[opportunity] = Number.POSITIVE_INFINITY
    }
    count[opportunity]! += sessions
    if (view.stands.next[stand]! < next[opportunity]!) next[opportunity] = view.stands.next[stand]!
    days[opportunity]! |= view.stands.days[stand]!
    access[opportunity]! |= standAccess[stand]!
    online[opportunity]! |= medium
    if (away < chord[opportunity]!) chord[opportunity] = away
  }

  const { within, centre } = ask
  const ranges = within && centre ? placesAround(places, centre.point, within.metres) : null
  if (within && centre && ranges && standsOf(segment, ranges) < 2 * countBits(almost)) {
    for (let range = 0; range < ranges.length; range += 2) {
      for (let place = ranges[range]!; place < ranges[range + 1]!; place += 1) {
        const away = chordTo(places, place, centre.vector)
        if (away > within.chord) continue
        const end = places.standStarts[place + 1]!
        for (let at = places.standStarts[place]!; at < end; at += 1) visit(places.stands[at]!, place, away)
      }
    }
  } else {
    const length = listBits(almost, scratch.others)
    for (let at = 0; at < length; at += 1) {
      const opportunity = scratch.others[at]!
      for (let stand = segment.standStarts[opportunity]!; stand < segment.standStarts[opportunity + 1]!; stand += 1) {
        const place = standPlace[stand]!
        const away = centre ? chordTo(places, place, centre.vector) : Number.POSITIVE_INFINITY
        // Written so that a place without a point, whose distance is not a number, is not within any distance.
        if (within && !(away <= within.chord)) continue
        visit(stand, place, away)
      }
    }
  }
  return {
    answering,
    count,
    next,
    days,
    access,
    online,
    chord: centre ? chord : null,
    areaCounts,
    onlineCounts,
    otherDays: others && { matches: others, days: otherDays },
  }
}

function wantedAreas(ask: Ask, size: number): Uint8Array | null {
  if (!ask.areas) return null
  const wanted = new Uint8Array(size)
  for (const area of ask.areas) if (area >= 0) wanted[area] = 1
  return wanted
}

function standsOf({ places }: Segment, ranges: readonly number[]): number {
  let stands = 0
  for (let range = 0; range < ranges.length; range += 2) {
    stands += places.standStarts[ranges[range + 1]!]! - places.standStarts[ranges[range]!]!
  }
  return stands
}
