import { organisationsById, venuesNamed } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { wayMinutes } from '../rules/way-minutes.ts'
import type { VisitPath, VisitsSettings } from '../words.ts'

/** Where schools stand: at the venue that has their name. A school that has none there stands nowhere yet. */
async function pointsOfSchools(schoolIds: readonly Id[], city: City): Promise<Map<Id, Point>> {
  return city.reading(async (tx) => {
    const points = new Map<Id, Point>()
    for (const { id, name } of await organisationsById(tx, [...new Set(schoolIds)])) {
      const venue = (await venuesNamed(within(tx, city), name)).find(({ point }) => point !== null)
      if (venue?.point) points.set(id, venue.point)
    }
    return points
  })
}

/** Estimated minutes from each of these schools to where a visit is; null: nobody knows. */
export async function waysFrom(
  schoolIds: readonly Id[],
  settings: VisitsSettings,
  city: City,
): Promise<(schoolId: Id, path: VisitPath) => number | null> {
  const points = await pointsOfSchools(schoolIds, city)
  return (schoolId, path) => wayMinutes(points.get(schoolId) ?? null, path.point, settings)
}
