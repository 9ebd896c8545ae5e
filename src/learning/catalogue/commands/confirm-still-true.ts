import { isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { ecosystemHere } from '#commons/ecosystems'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { loadOpportunity, saveConfirmations } from '../store.ts'
import type { CatalogueRefusal } from '../words.ts'

/** A confirmed offer leaves public view a year later unless someone confirms it again. */
export const confirmedForDays = 365

/**
 * A person looked, and it is still true: today becomes the day it was verified, and it stays public for a year from
 * today. On the same day again nothing happens.
 * @refuses not-here · withdrawn
 */
export const confirmStillTrue = (
  id: Id,
  by: Actor,
  city: City,
): Promise<Result<{ verifiedByAHumanOn: Day; lapsesOn: Day }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!isHumanOfOffice(by)) return refuse('catalogue.office-only')
    const opportunity = await loadOpportunity(tx, id)
    if (!opportunity) return refuse('catalogue.not-here')
    if (opportunity.withdrawn) return refuse('catalogue.withdrawn')
    const now = city.now()
    const today = dayInZone(now, (await ecosystemHere(tx, city)).timeZone)
    const confirmed = { verifiedByAHumanOn: today, lapsesOn: addDays(today, confirmedForDays) }
    const { verifiedByAHumanOn, lapsesOn } = opportunity
    if (verifiedByAHumanOn === confirmed.verifiedByAHumanOn && lapsesOn === confirmed.lapsesOn) return accept(confirmed)
    await saveConfirmations(tx, [id], confirmed, now)
    await record(
      tx,
      [
        happened('catalogue.opportunity-confirmed', by, { opportunityId: id, ...confirmed }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [id] }),
      ],
      now,
    )
    return accept(confirmed)
  })
