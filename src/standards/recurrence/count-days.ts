import { dayNumber, dayOfNumber, type Day } from '#kernel/instant.ts'
import type { Rule } from './parse-rule.ts'

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

interface Parts {
  /** ISO weekday from 0; nth 0 is every one. */
  readonly byDay: readonly { readonly weekday: number; readonly nth: number }[]
  readonly byMonth: ReadonlySet<number>
  readonly byMonthDay: readonly number[]
  readonly weekStart: number
}

/**
 * The days of an ordinary rule, counted in whole numbers: daily, weekly and monthly with BYDAY, BYMONTH and BYMONTHDAY.
 * Nearly every rule of a timetable is one, and this is a thousand times faster than a general expansion. Null: the rule
 * needs that one.
 */
export function countDays(rule: Rule, startOn: Day, from: Day, last: Day): Day[] | null {
  const parts = partsOf(rule)
  if (parts === null) return null
  const start = dayNumber(startOn)
  const first = dayNumber(from)
  const end = dayNumber(last)
  // Counting has to begin where the rule does; without a count it begins at the window.
  const begin = rule.count === null ? Math.max(start, first) : start
  const days: Day[] = []
  let counted = 0
  for (const number of numbersOf(rule, parts, start, begin, end)) {
    if (number < start || number < begin) continue
    counted += 1
    if (rule.count !== null && counted > rule.count) break
    if (number >= first && number <= end) days.push(dayOfNumber(number))
  }
  return days
}

const knownParts = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'WKST'])

function partsOf(rule: Rule): Parts | null {
  const parts = new Map(rule.text.split(';').map((part) => part.split('=') as [string, string]))
  if (rule.frequency === 'YEARLY' || [...parts.keys()].some((name) => !knownParts.has(name))) return null
  if (rule.frequency !== 'MONTHLY' && parts.has('BYMONTHDAY')) return null
  const list = (name: string): string[] => parts.get(name)?.split(',') ?? []
  const byDay = list('BYDAY').map((written) => ({
    weekday: weekdayNames.indexOf(written.slice(-2)),
    nth: Number(written.slice(0, -2)) || 0,
  }))
  if (rule.frequency !== 'MONTHLY' && byDay.some(({ nth }) => nth !== 0)) return null
  return {
    byDay,
    byMonth: new Set(list('BYMONTH').map(Number)),
    byMonthDay: list('BYMONTHDAY').map(Number),
    weekStart: weekdayNames.indexOf(parts.get('WKST') ?? 'MO'),
  }
}

/** 1970-01-01 was a Thursday. */
const weekdayOfNumber = (number: number): number => (((number + 3) % 7) + 7) % 7

function numbersOf(rule: Rule, parts: Parts, start: number, begin: number, end: number): Generator<number> {
  if (rule.frequency === 'MONTHLY') return monthly(rule, parts, start, begin, end)
  return rule.frequency === 'WEEKLY' ? weekly(rule, parts, start, begin, end) : daily(rule, parts, start, begin, end)
}

const monthOf = (number: number): number => new Date(number * 86_400_000).getUTCMonth() + 1

const inMonths = ({ byMonth }: Parts, number: number): boolean => byMonth.size === 0 || byMonth.has(monthOf(number))

function* daily({ interval }: Rule, parts: Parts, start: number, begin: number, end: number): Generator<number> {
  const wanted = new Set(parts.byDay.map(({ weekday }) => weekday))
  for (let number = start + Math.ceil((begin - start) / interval) * interval; number <= end; number += interval) {
    if ((wanted.size === 0 || wanted.has(weekdayOfNumber(number))) && inMonths(parts, number)) yield number
  }
}

function* weekly({ interval }: Rule, parts: Parts, start: number, begin: number, end: number): Generator<number> {
  const wanted = parts.byDay.length > 0 ? parts.byDay.map(({ weekday }) => weekday) : [weekdayOfNumber(start)]
  const offsets = [...new Set(wanted.map((weekday) => (weekday - parts.weekStart + 7) % 7))].sort((a, b) => a - b)
  const firstWeek = start - ((weekdayOfNumber(start) - parts.weekStart + 7) % 7)
  const step = interval * 7
  for (let week = firstWeek + Math.floor((begin - firstWeek) / step) * step; week <= end; week += step) {
    for (const offset of offsets) if (week + offset <= end && inMonths(parts, week + offset)) yield week + offset
  }
}

function* monthly({ interval }: Rule, parts: Parts, start: number, begin: number, end: number): Generator<number> {
  const startDate = new Date(start * 86_400_000)
  const firstMonth = startDate.getUTCFullYear() * 12 + startDate.getUTCMonth()
  const beginDate = new Date(begin * 86_400_000)
  const passed = beginDate.getUTCFullYear() * 12 + beginDate.getUTCMonth() - firstMonth
  for (let month = firstMonth + Math.floor(passed / interval) * interval; ; month += interval) {
    const first = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000
    if (first > end) return
    if (parts.byMonth.size > 0 && !parts.byMonth.has((month % 12) + 1)) continue
    const length = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
    for (const day of daysOfMonth(parts, startDate.getUTCDate(), weekdayOfNumber(first), length)) {
      if (first + day - 1 <= end) yield first + day - 1
    }
  }
}

/** Days of one month, from 1, in order; BYDAY and BYMONTHDAY together mean both at once (Friday the 13th). */
function daysOfMonth(parts: Parts, startDay: number, firstWeekday: number, length: number): number[] {
  const byDate = parts.byMonthDay
    .map((day) => (day < 0 ? length + 1 + day : day))
    .filter((day) => day >= 1 && day <= length)
  const byWeekday = parts.byDay.flatMap(({ weekday, nth }) => {
    const first = 1 + ((weekday - firstWeekday + 7) % 7)
    const all = Array.from({ length: Math.floor((length - first) / 7) + 1 }, (_, week) => first + week * 7)
    if (nth === 0) return all
    const one = all.at(nth > 0 ? nth - 1 : nth)
    return one === undefined ? [] : [one]
  })
  const known =
    parts.byDay.length === 0
      ? byDate
      : parts.byMonthDay.length === 0
        ? byWeekday
        : byDate.filter((day) => byWeekday.includes(day))
  const plain = parts.byDay.length === 0 && parts.byMonthDay.length === 0
  const days = plain ? (startDay <= length ? [startDay] : []) : known
  return [...new Set(days)].sort((a, b) => a - b)
}
