import { groupById } from '#commons/groups'
import { actorOfPerson, holdersOf, rolesOfMine, runsOn } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { momentHere } from '../commands/around.ts'
import { maySeeSchool, maySpeakFor } from '../policy.ts'
import type { Booking, Note } from '../words.ts'

/**
 * Whoever keeps something of a school, while they still see it, and who stands in for them today; where nobody does, the couriers
 * of the school, else those of the whole place, else whoever coordinates the school.
 */
export async function whoLooksAfter(
  { keptBy, schoolId }: Pick<Note, 'keptBy' | 'schoolId'>,
  today: Day,
  city: City,
): Promise<readonly Id[]> {
  const keeper = keptBy === null ? null : await actorOfPerson(keptBy, today, city)
  if (keeper !== null && maySeeSchool(keeper, schoolId)) {
    const own = await rolesOfMine(keeper.person, today, city)
    const standIns = own
      .filter(({ role, organisationId }) => role === 'courier' && (organisationId ?? schoolId) === schoolId)
      .flatMap(({ substitutes }) => substitutes.filter((one) => runsOn(one, today)))
    return [...new Set([keeper.person, ...standIns.map(({ personId }) => personId)])]
  }
  for (const [role, organisationId] of [
    ['courier', schoolId],
    ['courier', null],
    ['coordinator', schoolId],
  ] as const) {
    const holders = await holdersOf({ role, organisationId }, today, city)
    if (holders.length > 0) return holders
  }
  return []
}

/**
 * Who hears what becomes of a class's wish: those who answer for it today, whoever asked while they still may, and whoever looks
 * after it where a courier held it. Nobody whose role is over.
 */
export const whoHears = (
  { groupId, schoolId, madeBy, keptBy }: Pick<Booking, 'groupId' | 'schoolId' | 'madeBy' | 'keptBy'>,
  city: City,
): Promise<readonly Id[]> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const { today } = await momentHere(tx, city)
    const group = await groupById(groupId, today, inside)
    const maker = madeBy === null ? null : await actorOfPerson(madeBy, today, inside)
    const mayMaker = maker !== null && group !== null && maySpeakFor(maker, group)
    const after = keptBy === null ? [] : await whoLooksAfter({ keptBy, schoolId }, today, inside)
    return [...new Set([...(group?.adultIds ?? []), ...(mayMaker ? [maker.person] : []), ...after])]
  })
