import type { Id } from '#kernel/id.ts'
import type { DrawGroup } from '../words.ts'

/** What is known of one person when the window ends. */
export interface Known {
  /** Where their school or class is; where nobody knows of one, where the family says that they live. */
  readonly areaIds: readonly Id[]
  readonly cameBefore: boolean
  readonly needs: boolean
}

/**
 * Law: in which groups somebody is, from what the commons knows and nothing else.
 * @param areaIdsOf the areas that a group's names mean
 */
export const groupsOf = (
  { areaIds, cameBefore, needs }: Known,
  groups: readonly DrawGroup[],
  areaIdsOf: (group: DrawGroup) => ReadonlySet<Id>,
): string[] =>
  groups
    .filter((group) => {
      if (group.by === 'first-time') return !cameBefore
      if (group.by === 'needs') return needs
      const areas = areaIdsOf(group)
      return areaIds.some((id) => areas.has(id))
    })
    .map(({ id }) => id)
