import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadBelongingOfAll } from '../store/belonging.ts'
import { loadGroups } from '../store/groups.ts'

/**
 * Where these people are in a class today, in a few questions however many they are.
 * @returns schools by person; who is in no class is not in it
 */
export const schoolsOf = (personIds: readonly Id[], city: City): Promise<Map<Id, Id[]>> =>
  city.reading(async (tx) => {
    const { timeZone } = await ecosystemHere(tx, city)
    const today = dayIn(timeZone, city.now())
    const runs = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }): boolean =>
      fromOn <= today && (untilOn === null || today <= untilOn)
    const belonging = (await loadBelongingOfAll(tx, 'member', personIds)).filter(runs)
    const groups = await loadGroups(tx, [...new Set(belonging.map(({ groupId }) => groupId))])
    const schoolOf = new Map(
      groups
        .filter((group) => group.kind === 'class' && runs(group))
        .map(({ id, schoolId, organisationId }) => [id, schoolId ?? organisationId]),
    )
    const schools = new Map<Id, Id[]>()
    for (const { personId, groupId } of belonging) {
      const school = schoolOf.get(groupId)
      if (school !== undefined) schools.set(personId, [...(schools.get(personId) ?? []), school])
    }
    return schools
  })
