import { addBit, countBits, hasBit, listBits, type Bits } from '#laws/bitset/bitset.ts'
import { chordTo, placesAround } from '../segment/cells.ts'
import { lendBits, scratchOf } from '../segment/scratch.ts'
import type { Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import type { Passed } from './filters.ts'
import type { Answering } from './match-segment.ts'
import type { TimeView } from './time-view.ts'

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
  const { all, almost } = passed
  const { within, centre } = ask
  const scratch = scratchOf(segment)
  const { chord, flags, otherFlags, onlineFlags, seenPair } = scratch
  const question = (scratch.question += 1)
  const answering = lendBits(segment)
  const otherDays = otherView ? lendBits(segment) : null
  const eitherWay = ask.online === null ? null : lendBits(segment)
  const areaCounts = new Uint32Array(segment.areas.values.names.length)
  const wanted = wantedAreas(ask, areaCounts.length)
  const byDistance = ask.sort === 'nearest'
  const { count: standCount, flags: standFlags } = view.stands
  let listings = 0

  const wrongAt = (place: number): number => {
    const area = places.area[place]!
    const isOnline = places.online[place] === 1
    return (
      (wanted !== null && (area < 0 || wanted[area] === 0) ? wrongArea : 0) |
      (ask.online !== null && ask.online !== isOnline ? wrongMedium : 0)
    )
  }

  const visit = (stand: number, area: number, wrong: number, away: number): void => {
    const opportunity = standOpportunity[stand]!
    if (!hasBit(almost, opportunity)) return
    if ((standAccess[stand]! & ask.access) !== ask.access) return
    const isAll = hasBit(all, opportunity)
    if (otherDays && wrong === 0 && isAll) {
      mark(otherDays, otherFlags, opportunity, otherView!.stands.flags[stand]!)
    }
    const said = standFlags[stand]!
    if (said === 0) return
    if (isAll) {
      if (area >= 0 && (wrong & wrongMedium) === 0 && seenPair[standPair[stand]!] !== question) {
        seenPair[standPair[stand]!] = question
        areaCounts[area]! += 1
      }
      if (eitherWay && (wrong & wrongArea) === 0) mark(eitherWay, onlineFlags, opportunity, said)
      if (wrong === 0) listings += standCount[stand]!
    }
    if (wrong !== 0) return
    if (byDistance && (!hasBit(answering, opportunity) || away < chord[opportunity]!)) chord[opportunity] = away
    mark(answering, flags, opportunity, said)
  }

  const ranges = within && centre ? placesAround(places, centre.point, within.metres) : null
  if (within && centre && ranges && standsOf(segment, ranges) < 2 * countBits(almost)) {
    for (let range = 0; range < ranges.length; range += 2) {
      for (let place = ranges[range]!; place < ranges[range + 1]!; place += 1) {
        const away = chordTo(places, place, centre.vector)
        if (away > within.chord) continue
        const wrong = wrongAt(place)
        if (wrong === (wrongArea | wrongMedium)) continue
        const area = places.area[place]!
        const end = places.standStarts[place + 1]!
        for (let stand = places.standStarts[place]!; stand < end; stand += 1) visit(stand, area, wrong, away)
      }
    }
  } else {
    const length = listBits(almost, scratch.others)
    for (let at = 0; at < length; at += 1) {
      const opportunity = scratch.others[at]!
      const end = segment.standStarts[opportunity + 1]!
      for (let index = segment.standStarts[opportunity]!; index < end; index += 1) {
        const stand = segment.stands[index]!
        const place = standPlace[stand]!
        const wrong = wrongAt(place)
        if (wrong === (wrongArea | wrongMedium)) continue
        const point = centre ? chordTo(places, place, centre.vector) : Number.NaN
        // A place without a point, whose distance is not a number, is not within any distance.
        if (within && !(point <= within.chord)) continue
        visit(stand, places.area[place]!, wrong, point >= 0 ? point : Number.POSITIVE_INFINITY)
      }
    }
  }
  return {
    answering,
    flags,
    next: null,
    listings,
    chord: byDistance ? chord : null,
    areaCounts,
    eitherWay: eitherWay && { matches: eitherWay, flags: onlineFlags },
    otherDays: otherDays && { matches: otherDays, flags: otherFlags },
  }
}

/** The first mark of a question overwrites what the last question left. */
function mark(marked: Bits, flags: Uint16Array, opportunity: number, said: number): void {
  if (said === 0) return
  if (hasBit(marked, opportunity)) flags[opportunity]! |= said
  else {
    addBit(marked, opportunity)
    flags[opportunity] = said
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
