import { organisationsById, venuesOfNames } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import { travelMinutes } from '#laws/travel/travel-minutes.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { VisitPath, VisitsSettings } from '../words.ts'

/** Where schools stand: at the venue that has their name. A school that has none there stands nowhere yet. */
async function pointsOfSchools(schoolIds: readonly Id[], city: City): Promise<Map<Id, Point>> {
  return city.reading(async (tx) => {
    const schools = await organisationsById(tx, [...new Set(schoolIds)])
    const venues = await venuesOfNames(
      within(tx, city),
      schools.map(({ name }) => name),
    )
    return new Map(
      schools.flatMap(({ id, name }) => {
        const point = venues.get(name)?.find((venue) => venue.point !== null)?.point
        return point ? [[id, point] as const] : []
      }),
    )
  })
}

/** Estimated whole minutes from each of these schools to where a visit is; null: nobody knows. */
export async function waysFrom(
  schoolIds: readonly Id[],
  settings: VisitsSettings,
  city: City,
): Promise<(schoolId: Id, path: VisitPath) => number | null> {
  const points = await pointsOfSchools(schoolIds, city)
  // Door to door: a class's pace has its waiting in it.
  const asAClass = { waitMinutes: 0, metresAMinute: (settings.kilometresAnHour * 1_000) / 60 }
  return (schoolId, path) => {
    const minutes = travelMinutes(points.get(schoolId) ?? null, path.point, asAClass)
    return minutes === null ? null : Math.round(minutes)
  }
}
