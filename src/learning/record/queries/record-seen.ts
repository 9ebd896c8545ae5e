import { childAsSeen, type Place } from '#commons/families'
import { organisationsById } from '#commons/organisations'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { sightOf } from '../policy.ts'
import { withoutPrivate } from '../rules/record-as-it-stands.ts'
import { loadDoubtsOf } from '../store/doubts.ts'
import { loadRecord } from '../store/facts.ts'
import type { Doubt, Fact } from '../words.ts'

export interface RecordSeen {
  readonly learnerId: Id
  readonly name: string
  /** The learner reads; false: a guardian, who changes nothing. */
  readonly isOwn: boolean
  readonly facts: readonly Fact[]
  /** The learner's own only. */
  readonly doubts: readonly Doubt[]
  /** How the organisations of its facts are called today. */
  readonly organisations: ReadonlyMap<Id, string>
}

/**
 * A record for whom it is for: the learner, and a guardian of today without what is private.
 * @refuses not-here: also when there is such a learner, but not for the one who asks
 */
export const recordSeen = (
  learnerId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<RecordSeen, 'record.not-here'>> =>
  atOneMoment(city, async (reading) => {
    const isGuardian = await isGuardianOf(learnerId, by, reading, place)
    const sight = sightOf(by, learnerId, isGuardian)
    const [person] = await personsById([learnerId], reading)
    if (sight === null || !person) return refuse('record.not-here')
    return reading.reading(async (tx) => {
      const all = await loadRecord(tx, learnerId)
      const facts = sight === 'all' ? all : withoutPrivate(all)
      const ids = [...new Set(facts.flatMap(({ organisationId }) => organisationId ?? []))]
      return accept({
        learnerId,
        name: person.displayName,
        isOwn: sight === 'all',
        facts,
        doubts: sight === 'all' ? await loadDoubtsOf(tx, learnerId) : [],
        organisations: new Map((await organisationsById(tx, ids)).map(({ id, name }) => [id, name])),
      })
    })
  })

async function isGuardianOf(childId: Id, by: Actor, city: City, place: Place): Promise<boolean> {
  if (by.kind !== 'person' || by.person === childId) return false
  const seen = await childAsSeen(childId, by, city, place)
  return seen.ok && seen.value.guardians.some((one) => one.guardianId === by.person && one.isGuardian)
}
