import { addBit, emptyBits, type Bits } from '#laws/bitset/bitset.ts'
import type { Segment } from '../segment/segment.ts'

/** Days asked for, as day numbers, both included; weekdays as bits, Monday is bit 0. */
export interface AskedDays {
  readonly from: number
  readonly to: number
  readonly weekdays: number
}

export const everyWeekday = 0b1111111

/**
 * How each stand answers the asked days. People ask for few different days (this Saturday, next week) at very many
 * different places, so this index is made when days are first asked and kept with its segment.
 */
export interface TimeView {
  readonly stands: Answers
  /** Stands with a session that answers. */
  readonly answering: Bits
}

export interface Answers {
  /** Sessions (listings) that answer. */
  readonly count: Uint32Array
  /** The next occurrence: its day; for spans whose days are not stated `span` more, so that they come after. */
  readonly next: Int32Array
  /** What is true of the sessions that answer, packed: see `packFlags`. 0: none answers. */
  readonly flags: Uint16Array
}

/** Weekdays in the lowest seven bits, access facts in the next five, in person and online in the last two. */
export const packFlags = (days: number, access: number, isOnline: boolean): number =>
  days | (access << accessShift) | (isOnline ? onlineFlag : inPersonFlag)
export const dayMask = 0b1111111
export const accessShift = 7
export const inPersonFlag = 1 << 12
export const onlineFlag = 1 << 13

/** More than any day number. */
export const span = 1 << 24
export const never = 2 ** 30

const keptViews = 24

export function timeView(segment: Segment, asked: AskedDays): TimeView {
  const { times } = segment.lazy
  const key = `${asked.from} ${asked.to} ${asked.weekdays}`
  let view = times.get(key)
  if (view) times.delete(key)
  else view = makeView(segment, asked)
  times.set(key, view)
  // A map keeps the order of insertion: the first key is the one not asked for longest.
  if (times.size > keptViews) times.delete(times.keys().next().value!)
  return view
}

function makeView(segment: Segment, asked: AskedDays): TimeView {
  const { length } = segment.standOpportunity
  const stands: Answers = {
    count: new Uint32Array(length),
    next: new Int32Array(length).fill(never),
    flags: new Uint16Array(length),
  }
  const answering = emptyBits(length)
  for (let stand = 0; stand < length; stand += 1) {
    askStand(segment, stand, asked, stands)
    if (stands.count[stand]! > 0) addBit(answering, stand)
  }
  return { stands, answering }
}

function askStand(segment: Segment, stand: number, asked: AskedDays, into: Answers): void {
  let lastSession = -1
  let days = 0
  for (let entry = segment.entryStarts[stand]!; entry < segment.entryStarts[stand + 1]!; entry += 1) {
    const next = nextOccurrence(segment, entry, asked)
    if (next === never) continue
    into.next[stand] = Math.min(into.next[stand]!, next)
    days |= weekdaysWithin(segment, entry, asked)
    // The entries of one session stand together; a session counts once.
    if (segment.entrySession[entry] !== lastSession) into.count[stand]! += 1
    lastSession = segment.entrySession[entry]!
  }
  if (into.count[stand]! > 0) {
    const isOnline = segment.places.online[segment.standPlace[stand]!] === 1
    into.flags[stand] = packFlags(days, segment.standAccess[stand]!, isOnline)
  }
}

/**
 * Law: a session answers when one of its days is asked for. A span answers for every day it covers, but its days are
 * not stated, so it comes after; unless it lies wholly within the asked days and no weekday is asked.
 */
export function nextOccurrence(segment: Segment, entry: number, asked: AskedDays): number {
  const first = segment.entryFirst[entry]!
  const last = segment.entryLast[entry]!
  const from = Math.max(first, asked.from)
  const to = Math.min(last, asked.to)
  if (from > to) return never
  let day = from
  if (asked.weekdays !== everyWeekday) {
    while (day <= to && day < from + 7 && !isWeekday(day, asked.weekdays)) day += 1
    if (day > to || day === from + 7) return never
  }
  if (segment.entrySpan[entry] === 0) return day
  const whole = first >= asked.from && last <= asked.to && asked.weekdays === everyWeekday
  return whole ? day : span + day
}

export function weekdaysWithin(segment: Segment, entry: number, asked: AskedDays): number {
  const from = Math.max(segment.entryFirst[entry]!, asked.from)
  const to = Math.min(segment.entryLast[entry]!, asked.to, from + 6)
  let days = 0
  for (let day = from; day <= to; day += 1) days |= weekdayBit(day)
  return days & asked.weekdays
}

const isWeekday = (day: number, weekdays: number): boolean => (weekdayBit(day) & weekdays) !== 0

/** Day 0, 1970-01-01, was a Thursday. */
const weekdayBit = (day: number): number => 1 << ((((day + 3) % 7) + 7) % 7)
