import { whoIsOn } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { DrawItem, DrawRow } from '../words.ts'

/** A row with where a round seated it. */
interface Seated extends Pick<DrawRow, 'id' | 'personId'> {
  readonly itemId: Id | null
}

/**
 * Of these rows, those whose person still stands on a day of the place that a round gave them: who gave it back, or could
 * not be given it, does not.
 * @returns ids of rows
 */
export async function whoStillHas(
  rows: readonly Seated[],
  items: readonly Pick<DrawItem, 'id' | 'occasionIds'>[],
  city: City,
): Promise<ReadonlySet<Id>> {
  const daysOf = new Map(items.map(({ id, occasionIds }) => [id, occasionIds]))
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const on = await whoIsOn(
    personIds,
    items.flatMap(({ occasionIds }) => occasionIds),
    city,
  )
  const stands = ({ personId, itemId }: Seated): boolean =>
    itemId !== null && (daysOf.get(itemId) ?? []).some((day) => on.has(`${day} ${personId}`))
  return new Set(rows.filter(stands).map(({ id }) => id))
}
