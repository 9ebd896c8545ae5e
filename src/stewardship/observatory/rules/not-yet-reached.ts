import type { AreaRow } from '../words.ts'

export interface NotYetReached {
  /** What the areas were chosen by; null: nothing is known of areas. */
  readonly by: 'hardship' | 'people' | 'listings'
  readonly areas: readonly AreaRow[]
}

const peopleOf = (area: AreaRow): number | null => area.population ?? area.publicSchoolPupils

/** Listings for each person, where people are counted; otherwise listings alone. */
const reachOf = (area: AreaRow): number => {
  const people = peopleOf(area)
  return people === null || people === 0 ? area.listings : area.listings / people
}

/**
 * Who is not yet reached: of the hardest-off quarter of areas those with the fewest listings for their people; without
 * a measure of hardship, the areas with the fewest of all. An area without people to reach (an airport) is left out.
 */
export function notYetReached(areas: readonly AreaRow[], most: number): NotYetReached | null {
  if (areas.length === 0) return null
  const withHardship = areas.filter(({ hardship }) => hardship !== null)
  const hardest = [...withHardship]
    .sort((a, b) => b.hardship! - a.hardship!)
    .slice(0, Math.max(1, Math.round(withHardship.length / 4)))
  const isCounted = areas.some((area) => peopleOf(area) !== null)
  const candidates = (withHardship.length > 0 ? hardest : areas).filter((area) => !isCounted || peopleOf(area) !== null)
  return {
    by: withHardship.length > 0 ? 'hardship' : isCounted ? 'people' : 'listings',
    areas: [...candidates].sort((a, b) => reachOf(a) - reachOf(b) || (a.name < b.name ? -1 : 1)).slice(0, most),
  }
}
