import { yearsOf, type BirthMonth } from '#commons/people'
import type { Day } from '#kernel/instant.ts'
import { ageBands, type AgeBand } from '../words.ts'

/** The first and the last year of a band, in full years; null: no end. */
export function yearsOfBand(band: AgeBand): { readonly min: number; readonly max: number | null } {
  const [first, last] = band.split('-')
  return { min: Number(first), max: last === 'up' ? null : Number(last) }
}

/** The band somebody is in today; null: nobody said how old they are. */
export function bandOfAge(birth: BirthMonth | null, today: Day): AgeBand | null {
  const years = yearsOf(birth, today)
  if (years === null) return null
  return ageBands.find((band) => years <= (yearsOfBand(band).max ?? Infinity)) ?? null
}
