import { dayNumber, dayOfNumber, type Day } from '#kernel/instant.ts'
import { textOf } from '../segment/byte-slab.ts'
import { answeringSessions } from '../find/stand-answers.ts'
import { span } from '../find/time-view.ts'
import type { Question } from '../../rules/question.ts'
import type { Snapshot } from '../snapshot.ts'
import { match } from './find.ts'
import { itemJson, type Told } from './tell-item.ts'

export interface DayFound {
  readonly on: Day
  /** Sessions that begin on this day. */
  readonly count: number
  /** The first of them by the clock, as items of an answer. */
  readonly items: readonly string[]
}

export interface DaysFound {
  readonly days: readonly DayFound[]
  /** Sessions that run over the days without saying on which, each told once. */
  readonly spans: number
  readonly spanItems: readonly string[]
}

const toldADay = 3
const toldSpans = 8
/** So many of one day are compared by the clock; a day with more is asked for on its own. */
const mostCompared = 40

/**
 * What a question finds, day by day: a session that lasts several days stands at its first one within the days asked
 * for, a rule on each of its days. The question's place must be settled.
 */
export function findByDay(snapshot: Snapshot, question: Question, from: Day, to: Day): DaysFound {
  const { ask, matched } = match(snapshot, { ...question, from, to })
  const first = Math.max(ask.days.from, dayNumber(from))
  const last = dayNumber(to)
  const days = Array.from({ length: Math.max(0, last - first + 1) }, () => ({ count: 0, told: [] as Told[] }))
  const spans = { count: 0, told: [] as Told[] }
  for (const { segment, view, list } of matched) {
    for (const opportunity of list) {
      const seen = new Set<number>()
      for (const { session, place, stand, next } of answeringSessions(segment, view, ask, opportunity)) {
        const told = { segment, opportunity, session, place }
        if (next >= span) {
          put(spans, told, toldSpans)
          continue
        }
        for (let entry = segment.entryStarts[stand]!; entry < segment.entryStarts[stand + 1]!; entry += 1) {
          if (segment.entrySession[entry] !== session || segment.entrySpan[entry] === 1) continue
          const on = Math.max(segment.entryFirst[entry]!, first)
          const key = session * 512 + (on - first)
          if (on > segment.entryLast[entry]! || on > last || seen.has(key)) continue
          if (question.weekday.length > 0 && !question.weekday.includes(isoWeekday(on))) continue
          seen.add(key)
          put(days[on - first]!, told, mostCompared)
        }
      }
    }
  }
  return {
    days: days.flatMap(({ count, told }, at) =>
      count === 0 ? [] : [{ on: dayOfNumber(first + at), count, items: byClock(told).map((one) => itemJson(one, 1)) }],
    ),
    spans: spans.count,
    spanItems: spans.told.map((one) => itemJson(one, 1)),
  }
}

function put(into: { count: number; told: Told[] }, told: Told, most: number): void {
  into.count += 1
  if (into.told.length < most) into.told.push(told)
}

/** Those with a time first, by it; then in the order of their ids. */
function byClock(told: readonly Told[]): Told[] {
  const timed = told.map((one) => ({ one, time: startTimeOf(one) }))
  return timed
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .slice(0, toldADay)
    .map(({ one }) => one)
}

const startTimeOf = ({ segment, session }: Told): string =>
  /"startTime":"([^"]+)"/.exec(textOf(segment.sessions, session))?.[1] ?? '99:99'

const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
