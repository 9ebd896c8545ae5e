import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { mayCarry } from '../policy.ts'
import { runsOn } from '../rules/mandates.ts'
import { mayUse } from '../rules/may-use.ts'
import { loadMandatesOfOrganisations } from '../store/mandates.ts'
import type { Place, Purpose } from '../words.ts'
import { childFacts } from './child-facts.ts'

/** A child for whom nobody has said yes, though the family lets this desk say it for them. */
export interface MissingUnderMandate {
  readonly childId: Id
  readonly purpose: Purpose
  /** The last day on which the desk may say it. */
  readonly untilOn: Day
}

/** What the families this person may speak for have not answered; the mandate that ends first, first. Asks nobody's names. */
export async function missingUnderMandate(
  purpose: Purpose,
  by: Actor,
  city: City,
  place: Place,
): Promise<MissingUnderMandate[]> {
  if (by.kind !== 'person') return []
  const organisationIds = by.roles.flatMap(({ organisation }) => (organisation === null ? [] : [organisation]))
  return atOneMoment(city, async (reading) => {
    const today = dayIn(place.timeZone, reading.now())
    const cleared = await asCleared(by, reading)
    const mandates = (await reading.reading((tx) => loadMandatesOfOrganisations(tx, organisationIds))).filter(
      (mandate) => mandate.scope.includes(purpose) && runsOn(mandate, today),
    )
    const known = await childFacts([...new Set(mandates.map(({ childId }) => childId))], reading, place)
    const missing = new Map<Id, MissingUnderMandate>()
    for (const mandate of mandates) {
      const { childId, untilOn } = mandate
      const facts = known.get(childId)
      if (!facts || !mayCarry(cleared, mandate, facts) || mayUse(facts, purpose, place.settings, today).may) continue
      const other = missing.get(childId)
      if (!other || other.untilOn < untilOn) missing.set(childId, { childId, purpose, untilOn })
    }
    return [...missing.values()].sort((a, b) => (a.untilOn < b.untilOn ? -1 : 1))
  })
}
