import { isDay, type Day } from '#kernel/instant.ts'
import { all, text, texts, type Node } from './node.ts'

const weekdays: Readonly<Record<string, string>> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
}

const frequencies = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' } as const

/**
 * A schema.org or OpenActive Schedule as a rule of RFC 5545: repeatFrequency (`P1W`), byDay, byMonth, byMonthDay,
 * repeatCount, endDate as UNTIL. Null when it repeats in no way a calendar knows.
 */
export function ruleOfSchedule(schedule: Node): string | null {
  const written = text(schedule, 'repeatFrequency')
  const match = /^P(\d{1,3})([DWMY])$/.exec(written)
  const byDay = [...new Set(texts(schedule, 'byDay').map(weekdayOf))]
  if (byDay.includes(null)) return null
  if (!match && byDay.length === 0) return null
  const frequency = match ? frequencies[match[2] as keyof typeof frequencies] : 'WEEKLY'
  const parts = [`FREQ=${frequency}`]
  if (match && Number(match[1]) > 1) parts.push(`INTERVAL=${Number(match[1])}`)
  if (byDay.length > 0) parts.push(`BYDAY=${byDay.join(',')}`)
  for (const [key, name] of [
    ['byMonth', 'BYMONTH'],
    ['byMonthDay', 'BYMONTHDAY'],
  ] as const) {
    const values = all(schedule, key).map(String)
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`)
  }
  const count = text(schedule, 'repeatCount')
  const end = text(schedule, 'endDate').slice(0, 10)
  if (/^\d+$/.test(count)) parts.push(`COUNT=${count}`)
  else if (isDay(end)) parts.push(`UNTIL=${end.replaceAll('-', '')}`)
  return parts.join(';')
}

function weekdayOf(written: string): string | null {
  const word = /([+-]?\d*)([A-Za-z]+)$/.exec(written)
  if (!word) return null
  const day =
    weekdays[word[2]!.toLowerCase()] ?? (/^(?:MO|TU|WE|TH|FR|SA|SU)$/i.test(word[2]!) ? word[2]!.toUpperCase() : null)
  return day === null ? null : `${word[1]}${day}`
}

export const exceptDays = (schedule: Node): Day[] =>
  texts(schedule, 'exceptDate')
    .map((written) => written.slice(0, 10))
    .filter((day): day is Day => isDay(day))
