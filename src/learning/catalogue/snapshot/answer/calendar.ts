import { dayOfNumber, type Day } from '#kernel/instant.ts'
import type { Question } from '../../rules/question.ts'
import { textOf } from '../segment/byte-slab.ts'
import { openEnd, openStart } from '../segment/segment.ts'
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

/** @param question with `from` and `to` at most a year apart; each day tells its first `perDay` occasions by the hour at which they begin, then by opportunity id */
export function calendarOf(snapshot: Snapshot, question: Question, perDay: number): Calendar {
  const { ask, matched } = match(snapshot, question)
  const days = new Map<number, Gathered>()
  const spans: Gathered = { count: 0, first: [] }
  const put = (into: Gathered, minute: number, id: string, occasion: () => Occasion): void => {
    into.count += 1
    const { first } = into
    let place = first.length
    while (place > 0 && isLater(first[place - 1]!, minute, id)) place -= 1
    if (place === perDay) return
    if (first.length === perDay) first.pop()
    first.splice(place, 0, { minute, id, occasion })
  }
  for (const { segment, view, list } of matched) {
    for (const opportunity of list) {
      const id = segment.ids[opportunity]!
      for (const { session, place, stand } of answeringSessions(segment, view, ask, opportunity)) {
        const occasion = (): Occasion => ({
          opportunityId: id,
          opportunity: () => JSON.parse(`${textOf(segment.described, opportunity)}}`) as unknown,
          session: () =>
            JSON.parse(
              `${textOf(segment.sessions, session)},"venue":${textOf(segment.places.described, place)}}`,
            ) as unknown,
        })
        const minute = segment.sessionMinute[session]!
        for (let entry = segment.entryStarts[stand]!; entry < segment.entryStarts[stand + 1]!; entry += 1) {
          if (segment.entrySession[entry] !== session) continue
          const first = segment.entryFirst[entry]!
          const last = segment.entryLast[entry]!
          if (segment.entrySpan[entry] === 1 || first === openStart || last === openEnd)
            put(spans, minute, id, occasion)
          else for (const day of askedWithin(first, last, ask.days)) put(dayIn(days, day), minute, id, occasion)
        }
      }
    }
  }
  const inOrder = [...days].sort(([a], [b]) => a - b)
  return { days: inOrder.map(([day, told]) => ({ on: dayOfNumber(day), ...tell(told) })), spans: tell(spans) }
}

/** The first few as they come, told only when nothing more can push them out. */
interface Gathered {
  count: number
  readonly first: { readonly minute: number; readonly id: string; readonly occasion: () => Occasion }[]
}

const isLater = (one: Gathered['first'][number], minute: number, id: string): boolean =>
  one.minute > minute || (one.minute === minute && one.id > id)

const tell = ({ count, first }: Gathered) => ({ count, first: first.map(({ occasion }) => occasion()) })

function dayIn(days: Map<number, Gathered>, day: number): Gathered {
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
