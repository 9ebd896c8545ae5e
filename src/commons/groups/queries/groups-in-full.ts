import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadBelongingOf } from '../store/belonging.ts'
import { loadGroups } from '../store/groups.ts'

/** Everything this room keeps about a person, for that person's own copy (P18). */
export const groupsInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const parts = await Promise.all(
      (['member', 'adult'] as const).map(async (part) => {
        const belonging = await loadBelongingOf(tx, part, personId)
        const groups = await loadGroups(tx, [...new Set(belonging.map(({ groupId }) => groupId))])
        return belonging.map(({ groupId, fromOn, untilOn }) => {
          const group = groups.find(({ id }) => id === groupId)
          return { part, group: group?.name ?? '', kind: group?.kind ?? '', fromOn, untilOn }
        })
      }),
    )
    return parts.flat()
  })
