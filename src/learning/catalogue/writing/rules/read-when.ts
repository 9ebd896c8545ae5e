import { isDay, isWallTime, weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import { expandRule } from '#standards/recurrence/expand-rule.ts'
import type { When } from '../../words.ts'
import {
  fieldOfTime,
  many,
  mostDates,
  one,
  weekdayLetters,
  whenForms,
  type TypedOffer,
  type WrongField,
} from '../offer-words.ts'

/** Nothing is planned further ahead than this; a later year is a slip of the hand. */
const furthestYears = 5

export interface WhenSurroundings {
  readonly today: Day
  readonly timeZone: string
  /** Days on which nothing that repeats takes place here, unless its host says otherwise. */
  readonly daysOff: readonly Day[]
  /** Which of the form's times it is, from 1. */
  readonly number: number
}

type ReadWhen =
  | { readonly ok: true; readonly value: readonly When[] }
  | { readonly ok: false; readonly wrong: readonly WrongField[] }

/**
 * Once (day and time), every week until a day but for some days, on each day of a list, or a span whose days are not
 * stated; all on the clocks of the venue, so 15:00 stays 15:00 when clocks change. A list gives several.
 */
export function readWhen(typed: TypedOffer, here: WhenSurroundings): ReadWhen {
  const { today, number } = here
  const wrong: WrongField[] = []
  const say = (name: string, reason: string, facts?: WrongField['facts']): void =>
    void wrong.push({
      name: fieldOfTime(name, number),
      because: `catalogue.offer-wrong-${reason}`,
      ...(facts && { facts }),
    })
  const said = (name: string): string => one(typed, fieldOfTime(name, number))
  const form = whenForms.find((each) => each === said('when'))
  const startOn = readDay(said('startOn'), today)
  const endOn = readDay(said('endOn'), today)
  const times = { startTime: readTime(said('startTime')), endTime: readTime(said('endTime')) }
  if (form === undefined) say('when', 'choice')
  if (form !== 'dates' && (startOn === undefined || startOn === null)) say('startOn', 'day')
  if (form !== 'span') {
    if (times.startTime === undefined) say('startTime', 'time')
    if (times.endTime === undefined) say('endTime', 'time')
    if (times.startTime && times.endTime && times.endTime < times.startTime) say('endTime', 'times-reversed')
  }
  if (form === 'dates') return dates()
  if (endOn === undefined || (form === 'weekly' && endOn === null)) say('endOn', form === 'weekly' ? 'until' : 'day')
  if (startOn && endOn && endOn < startOn) say('endOn', 'days-reversed')
  if (wrong.length === 0 && (endOn ?? startOn)! < today && form !== 'span') say(endOn ? 'endOn' : 'startOn', 'past')
  if (form === 'weekly' && wrong.length === 0) return weekly(startOn!, endOn!)
  if (wrong.length > 0 || !startOn) return { ok: false, wrong }
  if (form === 'span') return { ok: true, value: [{ form, startOn, endOn: endOn ?? null }] }
  return { ok: true, value: [{ form: 'dated', startOn, endOn: endOn ?? startOn, ...known() }] }

  function known(): { startTime: WallTime | null; endTime: WallTime | null } {
    return { startTime: times.startTime ?? null, endTime: times.endTime ?? null }
  }

  function dates(): ReadWhen {
    const written = many(typed, fieldOfTime('date', number)).filter((text) => text.trim() !== '')
    const days = written.map((text) => readDay(text, today))
    if (days.length === 0) say('date', 'dates')
    else if (days.length > mostDates) say('date', 'dates-many', { most: mostDates })
    else if (days.includes(undefined)) say('date', 'day')
    const sorted = [...new Set(days.filter((day) => day !== undefined && day !== null))].sort()
    if (wrong.length === 0 && sorted.at(-1)! < today) say('date', 'past')
    if (wrong.length > 0) return { ok: false, wrong }
    return { ok: true, value: sorted.map((day) => ({ form: 'dated', startOn: day, endOn: day, ...known() })) }
  }

  function weekly(from: Day, until: Day): ReadWhen {
    const asked = many(typed, fieldOfTime('days', number))
    const letters = weekdayLetters.filter((letter) => asked.includes(letter))
    const on = letters.length > 0 ? letters : [weekdayLetters[weekdayOf(from) - 1]!]
    const except = many(typed, fieldOfTime('except', number))
      .filter((text) => text.trim() !== '')
      .map((text) => readDay(text, today))
    if (except.includes(undefined)) say('except', 'day')
    if (except.length > mostDates) say('except', 'dates-many', { most: mostDates })
    const every = said('every') === '2' ? ';INTERVAL=2' : ''
    const rule = `FREQ=WEEKLY${every};BYDAY=${on.join(',')};UNTIL=${until.replaceAll('-', '')}`
    const off = said('daysOff') === 'yes' ? here.daysOff : []
    const left = [...new Set([...except.flatMap((day) => day ?? []), ...off])].sort()
    const falls = (without: readonly Day[]): readonly Day[] => daysOfRule(rule, from, until, without, here.timeZone)
    const all = falls([])
    const remaining = falls(left)
    if (wrong.length === 0 && remaining.length === 0) say('endOn', all.length === 0 ? 'no-such-day' : 'nothing-left')
    if (wrong.length > 0) return { ok: false, wrong }
    // The first day is one on which it takes place, even where the form was given the day before.
    const startOn = all[0]!
    const fallen = new Set(all)
    const value = { form: 'rule', startOn, ...known(), rule, except: left.filter((day) => fallen.has(day)) } as const
    return { ok: true, value: [value] }
  }
}

/** The days of a rule of ours, without some; none where the rule can not be read. */
export function daysOfRule(
  rule: string,
  startOn: Day,
  to: Day,
  except: readonly Day[],
  timeZone: string,
): readonly Day[] {
  const expanded = expandRule({ rule, startOn, startTime: null, timeZone, except }, { from: startOn, to })
  return expanded.ok ? expanded.value.days : []
}

/** The last day of a rule this form has written; null for any other rule. */
export function untilOf(rule: string): Day | null {
  const match = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule)
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  return isDay(day) ? day : null
}

/** Null: nothing typed; undefined: no day, or none anybody plans for. */
function readDay(text: string, today: Day): Day | null | undefined {
  const day = text.trim()
  if (day === '') return null
  const far = Number(today.slice(0, 4)) + furthestYears
  return isDay(day) && day >= '2000-01-01' && Number(day.slice(0, 4)) <= far ? day : undefined
}

/** `9:30` is as good as `09:30`. */
function readTime(text: string): WallTime | null | undefined {
  const time = text.trim()
  if (time === '') return null
  const full = /^\d:\d\d$/.test(time) ? `0${time}` : time
  return isWallTime(full) ? full : undefined
}
