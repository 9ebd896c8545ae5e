import { addDays, isDay, type Day } from '#kernel/instant.ts'
import type { SeasonRule } from '../words.ts'

export interface Season {
  readonly name: SeasonRule['name']
  readonly from: Day
  readonly until: Day
}

/** A month and day of a year; 29 February falls on the 28th where there is none. */
const dayOf = (year: number, monthDay: string): Day => {
  const day = `${String(year).padStart(4, '0')}-${monthDay}`
  return isDay(day) ? day : (`${day.slice(0, 8)}28` as Day)
}

/** A season as it lies in this year, or, where it runs over New Year, in this and the next. */
function inYear({ name, from, until }: SeasonRule, year: number): Season {
  return { name, from: dayOf(year, from), until: dayOf(until < from ? year + 1 : year, until) }
}

/**
 * The season that consents are asked for: the one that runs today, or the next to begin. In its last `lead` days the
 * one after it, so that nobody is asked for a fortnight.
 */
export function seasonToAsk(today: Day, rules: readonly SeasonRule[], lead = 14): Season {
  const year = Number(today.slice(0, 4))
  const all = rules
    .flatMap((rule) => [year - 1, year, year + 1].map((start) => inYear(rule, start)))
    .sort((a, b) => (a.until < b.until ? -1 : 1))
  return all.find(({ until }) => addDays(until, -lead) >= today) ?? all.at(-1)!
}

/** As a consent link keeps it. */
export const seasonKey = ({ name, from }: Season): string => `${name} ${from.slice(0, 4)}`
