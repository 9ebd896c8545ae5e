import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { groupById, membersOf } from '#commons/groups'
import { isMinor, mayMeetMinors, personsById } from '#commons/people'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { CityHere } from '#platform/http/desk.ts'
import type { Circle } from '../words.ts'

/** Roles in which an adult can be responsible for a group. */
const roles = ['educator', 'host', 'mentor'] as const satisfies readonly Role[]

/**
 * Everybody who is in a group's thread at this moment, asked anew each time and never kept: who lapses, leaves or rests is
 * out that minute. Null: no such group.
 */
export async function circleOf(groupId: Id, { city, ecosystem }: CityHere): Promise<Circle | null> {
  const now = city.now()
  const today = dayIn(ecosystem.timeZone, now)
  const group = await groupById(groupId, today, city)
  if (group === null || today < group.fromOn || today > group.untilOn) return null
  const cleared = await Promise.all(roles.map((role) => mayMeetMinors(group.adultIds, role, now, city)))
  const persons = (await personsById(await membersOf(groupId, city), city)).filter(({ erasedAt }) => erasedAt === null)
  const minors = persons.filter(({ birth }) => isMinor(birth, today)).map(({ id }) => id)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const guardians = await guardiansToday(minors, city, place)
  return {
    groupId,
    groupName: group.name,
    responsible: group.adultIds.filter((id) => cleared.some((set) => set.has(id))),
    members: persons.map(({ id }) => ({
      id,
      isMinor: minors.includes(id),
      guardians: (guardians.get(id) ?? []).map(({ guardianId }) => guardianId),
    })),
  }
}
