import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadBelonging } from '../store/belonging.ts'
import { loadGroup } from '../store/groups.ts'
import type { Group } from '../words.ts'

export interface GroupFacts {
  readonly group: Group
  /** Responsible today. */
  readonly adults: readonly Id[]
  /** On the place's own calendar. */
  readonly today: Day
}

/** What each act on a group has to know, the group held until the transaction ends. */
export async function loadGroupFacts(tx: Tx, groupId: Id, city: City): Promise<GroupFacts | null> {
  const group = await loadGroup(tx, groupId, true)
  if (group === null) return null
  const { timeZone } = await ecosystemHere(tx, city)
  const today = dayIn(timeZone, city.now())
  const adults = (await loadBelonging(tx, 'adult', [groupId], today)).map(({ personId }) => personId)
  return { group, adults, today }
}
