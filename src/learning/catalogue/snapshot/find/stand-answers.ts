import { chordTo } from '../segment/cells.ts'
import { noHour, type Segment } from '../segment/segment.ts'
import type { Ask } from './ask.ts'
import { nextOccurrence, never, type TimeView } from './time-view.ts'

/** Whether one stand answers what is asked of place, access and days together. */
export function standAnswers(segment: Segment, view: TimeView, ask: Ask, stand: number): boolean {
  if (view.stands.count[stand] === 0) return false
  if ((segment.standAccess[stand]! & ask.access) !== ask.access) return false
  const place = segment.standPlace[stand]!
  if (ask.areas && !ask.areas.has(segment.places.area[place]!)) return false
  if (ask.online !== null && ask.online !== (segment.places.online[place] === 1)) return false
  return !ask.within || chordTo(segment.places, place, ask.centre!.vector) <= ask.within.chord
}

export interface AnsweringSession {
  readonly stand: number
  readonly place: number
  readonly session: number
  /** The entry of its next occurrence, and the day (more than `span` if its days are not stated). */
  readonly entry: number
  readonly next: number
}

/** The sessions of one opportunity that answer, each once, with its next occurrence; in no order. */
export function answeringSessions(segment: Segment, view: TimeView, ask: Ask, opportunity: number): AnsweringSession[] {
  const sessions: AnsweringSession[] = []
  for (let stand = segment.standStarts[opportunity]!; stand < segment.standStarts[opportunity + 1]!; stand += 1) {
    if (!standAnswers(segment, view, ask, stand)) continue
    const place = segment.standPlace[stand]!
    for (let entry = segment.entryStarts[stand]!; entry < segment.entryStarts[stand + 1]!; entry += 1) {
      const next = nextOccurrence(segment, entry, ask.days)
      if (next === never) continue
      const session = segment.entrySession[entry]!
      const last = sessions.at(-1)
      // The entries of one session stand together, its earliest day first.
      if (last?.session !== session || last.stand !== stand) sessions.push({ stand, place, session, entry, next })
    }
  }
  return sessions
}

/** The minute at which the first of an opportunity's sessions of a day begins, among those that answer. */
export function firstMinute(segment: Segment, view: TimeView, ask: Ask, opportunity: number, next: number): number {
  let first = noHour
  for (let stand = segment.standStarts[opportunity]!; stand < segment.standStarts[opportunity + 1]!; stand += 1) {
    if (view.stands.next[stand] !== next || !standAnswers(segment, view, ask, stand)) continue
    for (let entry = segment.entryStarts[stand]!; entry < segment.entryStarts[stand + 1]!; entry += 1) {
      const minute = segment.sessionMinute[segment.entrySession[entry]!]!
      if (minute < first && nextOccurrence(segment, entry, ask.days) === next) first = minute
    }
  }
  return first
}
