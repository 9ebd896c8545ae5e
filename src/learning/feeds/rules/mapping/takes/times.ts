import { isDay, isWallTime } from '#kernel/instant.ts'
import { fold } from '#laws/text/fold.ts'
import { weekdays, type Weekday } from '../../../words.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { listOf, textOf } from '../value.ts'
import { readDay, wallClockOf } from '../read-day.ts'

const timeShape = /(?:^|[T\s])(\d{1,2})[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?/i

const weekdaySet: ReadonlySet<string> = new Set(weekdays)

/** `9:30`, `09:30:00`, `9.30`, `7:15 pm` and the time inside a date-time as a wall time; null for anything else. */
export function readTime(text: string): string | null {
  const found = timeShape.exec(text)
  if (!found) return null
  const half = found[3]?.[0]?.toLowerCase()
  const written = Number(found[1])
  const hour = half === 'p' && written < 12 ? written + 12 : half === 'a' && written === 12 ? 0 : written
  const time = `${String(hour).padStart(2, '0')}:${found[2]}`
  return isWallTime(time) ? time : null
}

const impossible = 'impossible'

/** A day that exists, in a century somebody plans for. */
const isPlausible = (day: string): boolean => isDay(day) && day >= '1900-01-01' && day < '2200-01-01'

/** Takes that tell when. */
export const timeTakes = {
  day: ({ of, formats = ['YYYY-MM-DD'] }, { compile, columnOf, surroundings }) => {
    const take = compile(of)
    const column = columnOf(of)
    const read = readDay(formats)
    // A feed of ten thousand rows has a few hundred days.
    const known = new Map<string, string | null>()
    const dayOf = (text: string): string | null => {
      const seen = known.get(text)
      if (seen !== undefined) return seen
      const day = wallClockOf(text, surroundings.timeZone)?.day ?? read(text)
      const answer = day === null || isPlausible(day) ? day : impossible
      if (known.size < 10_000) known.set(text, answer)
      return answer
    }
    return (fields, notes) => {
      const days: string[] = []
      for (const text of listOf(take(fields, notes))) {
        const day = dayOf(text)
        if (day !== null && day !== impossible) days.push(day)
        else notes.trouble(column, text, day === null ? 'not-a-day' : 'day-impossible')
      }
      return days.length > 1 ? days : (days[0] ?? null)
    }
  },

  time: ({ of, nothingAt = [] }, { compile, columnOf, surroundings }) => {
    const take = compile(of)
    const column = columnOf(of)
    return (fields, notes) => {
      const text = textOf(take(fields, notes))
      if (text === null) return null
      // A day alone tells no time.
      if (/^\d{4}-?\d{2}-?\d{2}$/.test(text)) return null
      const time = wallClockOf(text, surroundings.timeZone)?.time ?? readTime(text)
      if (time === null) notes.trouble(column, text, 'not-a-time')
      return time !== null && nothingAt.includes(time) ? null : time
    }
  },

  weekly: ({ days, table, interval }, { compile }) => {
    const take = compile(days)
    const every = interval === undefined ? null : compile(interval)
    const words = new Map<string, Weekday>(weekdays.map((day) => [fold(day), day]))
    for (const [word, day] of Object.entries(table ?? {})) words.set(fold(word), day)
    return (fields, notes) => {
      const found = listOf(take(fields, notes))
        .flatMap((text) => text.split(/[,;/\s]+/))
        .map((word) => words.get(fold(word)))
        .filter((day) => day !== undefined && weekdaySet.has(day))
      if (found.length === 0) return null
      const weeks = Number(every?.(fields, notes) ?? 1)
      const step = Number.isInteger(weeks) && weeks > 1 && weeks <= 52 ? `;INTERVAL=${weeks}` : ''
      return `FREQ=WEEKLY${step};BYDAY=${weekdays.filter((day) => found.includes(day)).join(',')}`
    }
  },
} satisfies { readonly [Name in 'day' | 'time' | 'weekly']: TakeMaker<Name> }
