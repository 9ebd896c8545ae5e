import { isDay, type Day, type WallTime } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

export type RecurrenceRefusal =
  | 'recurrence.not-a-rule'
  | 'recurrence.too-fine'
  | 'recurrence.part-not-known'
  | 'recurrence.part-out-of-range'
  | 'recurrence.too-costly'
  | 'recurrence.unknown-time-zone'

/** A rule of RFC 5545, section 3.3.10, for things that happen at most once a day. */
export interface Rule {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | null
  /** The last day, or the last moment: a UTC time is kept as written, for only a zone makes it a day. */
  readonly until: { readonly on: Day; readonly time: WallTime | null; readonly utc: boolean } | null
  readonly text: string
}

const lists: Readonly<Record<string, { readonly shape: RegExp; readonly most: number }>> = {
  BYDAY: { shape: /^[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)$/, most: 53 },
  BYMONTH: { shape: /^(?:[1-9]|1[0-2])$/, most: 12 },
  BYMONTHDAY: { shape: /^[+-]?(?:[1-9]|[12]\d|3[01])$/, most: 62 },
  BYYEARDAY: { shape: /^[+-]?(?:[1-9]|\d\d|[12]\d\d|3[0-5]\d|36[0-6])$/, most: 366 },
  BYWEEKNO: { shape: /^[+-]?(?:[1-9]|[1-4]\d|5[0-3])$/, most: 53 },
  BYSETPOS: { shape: /^[+-]?(?:[1-9]|\d\d|[12]\d\d|3[0-5]\d|36[0-6])$/, most: 31 },
  WKST: { shape: /^(?:MO|TU|WE|TH|FR|SA|SU)$/, most: 1 },
}
const mostLetters = 1_000
const mostInterval = 1_000

/** `FREQ=WEEKLY;BYDAY=SA;UNTIL=20270630`, with or without `RRULE:` before it; every part checked for its range. */
export function parseRule(text: string): Result<Rule, RecurrenceRefusal> {
  const written = text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
  if (written.length > mostLetters) return refuse('recurrence.too-costly', { limit: mostLetters })
  const parts = new Map<string, string>()
  for (const part of written.split(';')) {
    const [name, value, ...rest] = part.split('=')
    if (!name || !value || rest.length > 0 || parts.has(name)) return refuse('recurrence.not-a-rule')
    parts.set(name, value)
  }
  const frequency = parts.get('FREQ')
  if (frequency === undefined) return refuse('recurrence.not-a-rule')
  if (['HOURLY', 'MINUTELY', 'SECONDLY'].includes(frequency)) return refuse('recurrence.too-fine', { part: frequency })
  if (!frequencies.includes(frequency as Frequency)) return refuse('recurrence.not-a-rule')
  for (const [name, value] of parts) {
    if (['FREQ', 'INTERVAL', 'COUNT', 'UNTIL'].includes(name)) continue
    if (['BYHOUR', 'BYMINUTE', 'BYSECOND'].includes(name)) {
      // One time a day says nothing new: the start says it already.
      if (value.includes(',')) return refuse('recurrence.too-fine', { part: name })
      parts.delete(name)
      continue
    }
    const list = lists[name]
    if (list === undefined) return refuse('recurrence.part-not-known', { part: name })
    const values = value.split(',')
    if (values.length > list.most || values.some((each) => !list.shape.test(each))) {
      return refuse('recurrence.part-out-of-range', { part: name })
    }
  }
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1')
  if (interval === null || interval > mostInterval) return refuse('recurrence.part-out-of-range', { part: 'INTERVAL' })
  const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT')!) : null
  if (parts.has('COUNT') && count === null) return refuse('recurrence.part-out-of-range', { part: 'COUNT' })
  const until = parts.has('UNTIL') ? untilOf(parts.get('UNTIL')!) : null
  if (until === undefined) return refuse('recurrence.part-out-of-range', { part: 'UNTIL' })
  const kept = [...parts].map(([name, value]) => `${name}=${value}`).join(';')
  return accept({ frequency: frequency as Frequency, interval, count, until, text: kept })
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

function untilOf(text: string): Rule['until'] | undefined {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d)?(Z?))?$/.exec(text)
  const on = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  if (!match || !isDay(on)) return undefined
  const time = match[4] === undefined ? null : (`${match[4]}:${match[5]}` as WallTime)
  return { on, time, utc: match[6] === 'Z' }
}
