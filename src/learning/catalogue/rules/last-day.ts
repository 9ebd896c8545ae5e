import { isDay, type Day } from '#kernel/instant.ts'
import type { When } from '../words.ts'

/** The last day on which it can happen; null: no end is known (a rule that counts its days is left open too). */
export function lastDayOf(when: When): Day | null {
  if (when.form !== 'rule') return when.endOn
  const [, year, month, day] = /UNTIL=(\d{4})(\d{2})(\d{2})/i.exec(when.rule) ?? []
  const until = `${year}-${month}-${day}`
  return isDay(until) ? until : null
}

/** Of several; null as soon as one has no known end. Of none: null. */
export function lastDayOfAll(whens: readonly When[]): Day | null {
  let last: Day | null = null
  for (const when of whens) {
    const day = lastDayOf(when)
    if (day === null) return null
    if (last === null || day > last) last = day
  }
  return last
}
