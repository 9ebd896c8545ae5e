import { timeSentence, type Voiced, type whenLines } from './sentences.ts'
import type { OccasionView } from '../words-for-pages.ts'

/** A rule is said as its weekdays, "every Saturday"; anything else as its day. */
export function occasionWords(
  voiced: Voiced,
  occasion: OccasionView,
  lines: ReturnType<typeof whenLines>,
): { first: string; second: string | null } {
  const { say, formats } = voiced
  const { weekdays } = occasion
  if (weekdays.length === 0) return lines
  return {
    first:
      weekdays.length === 7
        ? say('catalogue.every-day')
        : say('catalogue.every', { days: formats.list(weekdays.map((day) => formats.weekday(day))) }),
    second: timeSentence(voiced, occasion),
  }
}
