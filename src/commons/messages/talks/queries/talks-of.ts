import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, myFamily } from '#commons/families'
import { groupsOf } from '#commons/groups'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { mayRead, partOf } from '../rules/circle.ts'
import { circleOf } from './circle-of.ts'

/** The threads somebody reads today: of their own groups and of those their children are in. */
export async function talksOf(
  by: Extract<Actor, { kind: 'person' }>,
  here: CityHere,
): Promise<{ readonly groupId: Id; readonly groupName: string }[]> {
  const { city, ecosystem } = here
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const children = (await myFamily(by, city, place)).map(({ childId }) => childId)
  const groups = await Promise.all([by.person, ...children].map((id) => groupsOf(id, city)))
  const ids = [...new Set(groups.flat().map(({ id }) => id))]
  const circles = await Promise.all(ids.map((id) => circleOf(id, here)))
  return circles.flatMap((circle) =>
    circle && mayRead(partOf(by.person, circle)) ? [{ groupId: circle.groupId, groupName: circle.groupName }] : [],
  )
}
