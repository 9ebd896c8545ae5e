import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { countBelonging, loadBelonging } from '../store/belonging.ts'
import { loadGroups, loadRunningGroups } from '../store/groups.ts'
import type { GroupKnown } from './group-by-id.ts'

/** More than the classes of a large city; who plans for more does it school by school. */
const mostClasses = 10_000

/**
 * Classes without anybody's name, in a few questions however many: those of these ids, or those of schools that have not ended
 * by this day.
 * @param which ids, or schools (null: of all)
 */
export const classesOf = (
  which: { readonly ids: readonly Id[] } | { readonly schoolIds: readonly Id[] | null },
  today: Day,
  city: City,
): Promise<GroupKnown[]> =>
  city.reading(async (tx) => {
    const groups =
      'ids' in which
        ? await loadGroups(tx, [...new Set(which.ids)])
        : (
            await loadRunningGroups(tx, today, {
              ...(which.schoolIds && { organisationIds: which.schoolIds }),
              most: mostClasses,
            })
          ).filter(({ kind }) => kind === 'class')
    const ids = groups.map(({ id }) => id)
    const houses = await organisationsById(tx, [...new Set(groups.map(({ organisationId }) => organisationId))])
    const nameOf = new Map(houses.map(({ id, name }) => [id, name]))
    const counts = await countBelonging(tx, 'member', ids, today)
    const adults = Map.groupBy(await loadBelonging(tx, 'adult', ids, today), ({ groupId }) => groupId)
    return groups.map((group) => ({
      ...group,
      organisationName: nameOf.get(group.organisationId) ?? '',
      adultIds: (adults.get(group.id) ?? []).map(({ personId }) => personId),
      members: counts.get(group.id) ?? 0,
    }))
  })
