import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { countBelonging, loadBelonging } from '../store/belonging.ts'
import { loadGroup } from '../store/groups.ts'
import type { Group } from '../words.ts'

/** What a group is, without anybody's name: for whoever plans with it. */
export interface GroupKnown extends Group {
  readonly organisationName: string
  /** Responsible on that day; what they may do is still their own roles' question. */
  readonly adultIds: readonly Id[]
  /** In it on that day. */
  readonly members: number
}

/** @param today a day on the place's own calendar. @returns null: no such group here */
export const groupById = (groupId: Id, today: Day, city: City): Promise<GroupKnown | null> =>
  city.reading(async (tx) => {
    const group = await loadGroup(tx, groupId)
    if (group === null) return null
    const [organisation] = await organisationsById(tx, [group.organisationId])
    return {
      ...group,
      organisationName: organisation?.name ?? '',
      adultIds: (await loadBelonging(tx, 'adult', [groupId], today)).map(({ personId }) => personId),
      members: (await countBelonging(tx, 'member', [groupId], today)).get(groupId) ?? 0,
    }
  })
