import { addDays, dayNumber, weekdayOf, type Day } from '#kernel/instant.ts'
import type { When } from '#learning/catalogue'

const mondayOf = (day: Day): number => dayNumber(day) - (weekdayOf(day) - 1)

/**
 * How far a demonstration's dates move: the whole weeks from the anchor's week to the week of the first import, never
 * back. Decided once for a source and reused, so that a listing imported again is the same listing.
 * @returns days, a multiple of seven
 */
export const decideShift = (anchorOn: Day, firstImportOn: Day): number =>
  Math.max(0, mondayOf(firstImportOn) - mondayOf(anchorOn))

const movedUntil = (rule: string, days: number): string =>
  rule.replace(/UNTIL=(\d{4})(\d{2})(\d{2})/, (_all, year: string, month: string, day: string) => {
    const moved = addDays(`${year}-${month}-${day}` as Day, days)
    return `UNTIL=${moved.replaceAll('-', '')}`
  })

const moved = <Maybe extends Day | null>(day: Maybe, days: number): Maybe =>
  (day === null ? null : addDays(day, days)) as Maybe

/** The same time some days later: wall times stay, weekdays stay because the days are whole weeks. */
export function shiftDates(when: When, days: number): When {
  if (days === 0) return when
  if (when.form === 'rule') {
    return {
      ...when,
      startOn: moved(when.startOn, days),
      rule: movedUntil(when.rule, days),
      except: when.except.map((day) => moved(day, days)),
    }
  }
  if (when.form === 'dated') return { ...when, startOn: moved(when.startOn, days), endOn: moved(when.endOn, days) }
  return { ...when, startOn: moved(when.startOn, days), endOn: moved(when.endOn, days) }
}
