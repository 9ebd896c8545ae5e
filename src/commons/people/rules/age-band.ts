import type { Day } from '#kernel/instant.ts'
import type { AgeBand, BirthMonth } from '../words.ts'

/**
 * Full years at the most careful reading (P1): the day is unknown, so a birthday counts from the month after it.
 * @returns null when the birth is unknown
 */
export function yearsOf(birth: BirthMonth | null, today: Day): number | null {
  if (birth === null) return null
  const [year, month] = today.split('-').map(Number) as [number, number]
  return year - birth.year - (month > birth.month ? 0 : 1)
}

/** P1: an unknown age is the youngest band. */
export function ageBandOf(birth: BirthMonth | null, today: Day): AgeBand {
  const years = yearsOf(birth, today)
  if (years === null || years < 13) return 'under-13'
  if (years < 16) return '13-15'
  return years < 18 ? '16-17' : 'adult'
}

export const isMinor = (birth: BirthMonth | null, today: Day): boolean => ageBandOf(birth, today) !== 'adult'
