import type { Day } from '#kernel/instant.ts'
import type { Window } from './words.ts'

/** Days both included; an open end is a text before or after every day. */
export interface Span {
  readonly from: string
  readonly until: string
}

/** A window within a window: what lies in both. */
export function narrower(outer: Window | null, inner: Window): Window {
  if (outer === null) return inner
  const fromOn = [outer.fromOn, inner.fromOn]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1)
  const untilOn = [outer.untilOn, inner.untilOn].filter((day) => day !== undefined).toSorted()[0]
  const lastMonths = Math.min(outer.lastMonths ?? Infinity, inner.lastMonths ?? Infinity)
  return {
    ...(fromOn === undefined ? {} : { fromOn }),
    ...(untilOn === undefined ? {} : { untilOn }),
    ...(lastMonths === Infinity ? {} : { lastMonths }),
  }
}

/** The days a window means when asked on this day. */
export function spanOf(window: Window, on: Day): Span {
  const back = window.lastMonths === undefined ? '' : monthsBefore(on, window.lastMonths)
  const from = window.fromOn ?? ''
  return { from: from > back ? from : back, until: window.untilOn ?? '~' }
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The same day of an earlier month, or that month's last: one month before 31 March is the end of February. */
export function monthsBefore(on: Day, months: number): Day {
  const counted = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - months
  const year = Math.floor(counted / 12)
  const month = counted - year * 12
  const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const date = Math.min(Number(on.slice(8)), monthLengths[month]! + (leap ? 1 : 0))
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}
