import type { BirthMonth } from '#commons/people'
import type { Day } from '#kernel/instant.ts'
import type { AgeReached, AgeStep } from '../words.ts'
import { reachesInMonth } from './ages.ts'

type AgesReached = Readonly<Record<AgeReached, number>>

const monthBefore = (today: Day): Day => {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return `${month === 1 ? year - 1 : year}-${String(month === 1 ? 12 : month - 1).padStart(2, '0')}-01` as Day
}

/**
 * P8: what somebody is to be told of their age today. In the month of the birthday that it comes; in the month after,
 * when the age counts whatever the day was (P1), that it came. Never years later: who is enrolled at 17 is told nothing of 16.
 */
export function ageSteps(birth: BirthMonth, ages: AgesReached, today: Day): AgeStep[] {
  const before = monthBefore(today)
  return (['consent', 'majority'] as const).flatMap((what): AgeStep[] => {
    if (reachesInMonth(birth, ages[what], today)) return [`${what}-comes`]
    return reachesInMonth(birth, ages[what], before) ? [`${what}-came`] : []
  })
}

/** The months of birth that turn one of these ages today or did last month. */
export const monthsTurning = (ages: AgesReached, today: Day): BirthMonth[] =>
  [today, monthBefore(today)].flatMap((day) => {
    const [year, month] = day.split('-').map(Number) as [number, number]
    return [...new Set([ages.consent, ages.majority])].map((age) => ({ year: year - age, month }))
  })
