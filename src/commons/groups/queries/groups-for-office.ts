import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { countBelonging } from '../store/belonging.ts'
import { loadRunningGroups } from '../store/groups.ts'
import type { Group } from '../words.ts'

/** How many one page shows; who has more looks for a name. */
export const groupsShown = 100

export interface GroupCounted extends Group {
  readonly organisationName: string
  readonly members: number
  readonly adults: number
}

/** The groups of a place that run on this day or later, counted: no name of anybody is among it. */
export const groupsForOffice = (sought: string, today: Day, city: City): Promise<GroupCounted[]> =>
  city.reading(async (tx) => {
    const groups = await loadRunningGroups(tx, today, { sought: sought.trim().slice(0, 100), most: groupsShown })
    const ids: Id[] = groups.map(({ id }) => id)
    const houses = await organisationsById(tx, [...new Set(groups.map(({ organisationId }) => organisationId))])
    const [members, adults] = [
      await countBelonging(tx, 'member', ids, today),
      await countBelonging(tx, 'adult', ids, today),
    ]
    return groups.map((group) => ({
      ...group,
      organisationName: houses.find(({ id }) => id === group.organisationId)?.name ?? '',
      members: members.get(group.id) ?? 0,
      adults: adults.get(group.id) ?? 0,
    }))
  })
