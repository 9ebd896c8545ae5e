import { dayOfNumber, type Day } from '#kernel/instant.ts'
import { addBit, emptyBits, hasBit } from '#laws/bitset/bitset.ts'
import type { Question } from '../../rules/question.ts'
import { textOf } from '../segment/byte-slab.ts'
import { openEnd, openStart, type Segment } from '../segment/segment.ts'
import { answeringSessions } from '../find/stand-answers.ts'
import { everyWeekday, type AskedDays } from '../find/time-view.ts'
import type { Snapshot } from '../snapshot.ts'
import { match } from './find.ts'

/** A session on a day, with its opportunity; both as the API tells them. */
export interface Occasion {
  readonly opportunityId: string
  readonly opportunity: () => unknown
  readonly session: () => unknown
}

export interface CalendarDay {
  readonly on: Day
  readonly count: number
  readonly first: readonly Occasion[]
}

export interface Calendar {
  /** Days with something on them, rising. */
  readonly days: readonly CalendarDay[]
  /** Spans within the days asked for, each once: a calendar never fills days that are not stated. */
  readonly spans: { readonly count: number; readonly first: readonly Occasion[] }
}

/** @param question with `from` and `to` at most a year apart; each day tells its first `perDay` occasions by opportunity id */
export function calendarOf(snapshot: Snapshot, question: Question, perDay: number): Calendar {
  const { ask, matched } = match(snapshot, question)
  const days = new Map<number, { count: number; first: Occasion[] }>()
  const spans: { count: number; first: Occasion[] } = { count: 0, first: [] }
  const put = (into: { count: number; first: Occasion[] }, occasion: () => Occasion): void => {
    into.count += 1
    if (into.first.length < perDay) into.first.push(occasion())
  }
  for (const { segment, view, list } of matched) {
    for (const opportunity of byRisingId(segment, list)) {
      for (const { session, place, stand } of answeringSessions(segment, view, ask, opportunity)) {
        const occasion = (): Occasion => ({
          opportunityId: segment.ids[opportunity]!,
          opportunity: () => JSON.parse(`${textOf(segment.described, opportunity)}}`) as unknown,
          session: () =>
            JSON.parse(
              `${textOf(segment.sessions, session)},"venue":${textOf(segment.places.described, place)}}`,
            ) as unknown,
        })
        for (let entry = segment.entryStarts[stand]!; entry < segment.entryStarts[stand + 1]!; entry += 1) {
          if (segment.entrySession[entry] !== session) continue
          const first = segment.entryFirst[entry]!
          const last = segment.entryLast[entry]!
          if (segment.entrySpan[entry] === 1 || first === openStart || last === openEnd) put(spans, occasion)
          else for (const day of askedWithin(first, last, ask.days)) put(dayIn(days, day), occasion)
        }
      }
    }
  }
  const inOrder = [...days].sort(([a], [b]) => a - b)
  return { days: inOrder.map(([day, told]) => ({ on: dayOfNumber(day), ...told })), spans }
}

function* byRisingId({ byId, size }: Segment, list: Uint32Array): Generator<number> {
  const found = emptyBits(size)
  for (const opportunity of list) addBit(found, opportunity)
  for (const opportunity of byId) if (hasBit(found, opportunity)) yield opportunity
}

function dayIn(days: Map<number, { count: number; first: Occasion[] }>, day: number) {
  let told = days.get(day)
  if (!told) days.set(day, (told = { count: 0, first: [] }))
  return told
}

/** A stated run of days longer than this is told on its first days only. */
const longestRun = 62

function* askedWithin(first: number, last: number, asked: AskedDays): Generator<number> {
  const from = Math.max(first, asked.from)
  const to = Math.min(last, asked.to, from + longestRun)
  for (let day = from; day <= to; day += 1) {
    const bit = 1 << ((((day + 3) % 7) + 7) % 7)
    if (asked.weekdays === everyWeekday || (asked.weekdays & bit) !== 0) yield day
  }
}
