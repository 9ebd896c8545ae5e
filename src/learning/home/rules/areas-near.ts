import type { Id } from '#kernel/id.ts'
import { foldName } from '#laws/text/fold-name.ts'
import type { AreaNear } from '../words-for-pages.ts'

interface Known {
  readonly id: Id
  readonly name: string
  readonly otherNames: readonly string[]
}

const most = 12

/**
 * Which areas somebody may mean by the name of a part of town, of a house they know there, or by a postcode: of what they
 * type the area alone is kept. An area called so comes first, then where most of the houses lie that are called so.
 * @param venues with all the words in name or address
 */
export function areasNear(
  sought: string,
  areas: readonly Known[],
  venues: readonly { readonly name: string; readonly areaId: Id | null }[],
): AreaNear[] {
  const whole = foldName(sought)
  const words = whole.split(' ').filter(Boolean)
  if (words.length === 0) return []
  const namesOf = ({ name, otherNames }: Known): string[] => [name, ...otherNames].map(foldName)
  const exact = areas.filter((area) => namesOf(area).includes(whole))
  if (exact.length > 0) return exact.slice(0, most).map(({ id, name }) => ({ areaId: id, name, near: null }))
  const called = areas.filter((area) => namesOf(area).some((name) => words.every((word) => name.includes(word))))
  const there = Map.groupBy(venues, ({ areaId }) => areaId)
  const known = areas
    .flatMap((area) => {
      const houses = called.includes(area) ? [] : (there.get(area.id) ?? [])
      return houses.length === 0 ? [] : [{ area, houses }]
    })
    .toSorted((one, other) => other.houses.length - one.houses.length)
  return [
    ...called.map(({ id, name }) => ({ areaId: id, name, near: null })),
    ...known.map(({ area, houses }) => ({ areaId: area.id, name: area.name, near: houses[0]!.name })),
  ].slice(0, most)
}
