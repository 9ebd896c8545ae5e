import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { isThemself, mayVouch } from '../policy.ts'
import { childFacts } from '../queries/child-facts.ts'
import { mayNow } from '../queries/serving-now.ts'
import { consentAgeFor, isGuardianToday, isOldEnough } from '../rules/ages.ts'
import { decideMandate, runsOn } from '../rules/mandates.ts'
import { loadLink } from '../store/links.ts'
import { loadMandate, saveMandate, saveMandateEnd } from '../store/mandates.ts'
import type { FamilyRefusal, Mandate, Place } from '../words.ts'

/**
 * Writes down that a guardian lets an organisation speak for the family: somebody of it saw the signed form, or heard it
 * from the guardian in person. Nobody writes a mandate for their own family.
 * @refuses not-here · not-yours · clearance-lapsed · link-not-active · mandate-names-nothing · mandate-too-long
 */
export const recordMandate = (
  ask: Pick<Mandate, 'linkId' | 'organisationId' | 'scope' | 'untilOn' | 'recordedHow'>,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly mandateId: Id }, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const here = within(tx, city)
    // Held until the mandate is written: nobody lets the link rest in between.
    const link = await loadLink(tx, ask.linkId, true)
    const child = link && (await childFacts([link.childId], here, place)).get(link.childId)
    if (!link || !child) return refuse('families.not-here')
    if (isThemself(by, link.guardianId)) return refuse('families.not-yours')
    const carrying = await mayNow((as) => mayVouch(as, ask.organisationId, child), by, here)
    if (!carrying.ok) return carrying
    const now = city.now()
    const today = dayIn(place.timeZone, now)
    if (!isGuardianToday(link, child.birth, place.settings, today)) return refuse('families.link-not-active')
    const decided = decideMandate(ask, place.settings, today)
    if (!decided.ok) return decided
    const mandate: Mandate = {
      ...ask,
      id: city.newId(),
      childId: link.childId,
      scope: decided.value,
      fromOn: today,
      recordedBy: by.kind === 'person' ? by.person : null,
      endedAt: null,
    }
    await saveMandate(tx, mandate, now)
    const { id, childId, organisationId, scope, untilOn, recordedHow } = mandate
    const about = { mandateId: id, childId, guardianId: link.guardianId, organisationId, scope, untilOn, recordedHow }
    await record(tx, [happened('families.mandate-recorded', by, about)], now)
    return accept({ mandateId: id })
  })

/**
 * Ended by the word of a guardian, of the young person who decides alone, or of a desk of the organisation. What was said
 * by it stands, and can be taken back like everything. Told twice it happened once.
 * @refuses not-here · not-yours
 */
export async function endMandate(
  mandateId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<null, FamilyRefusal>> {
  return city.transaction(async (tx) => {
    const mandate = await loadMandate(tx, mandateId)
    const child = mandate && (await childFacts([mandate.childId], within(tx, city), place)).get(mandate.childId)
    if (!mandate || !child) return refuse('families.not-here')
    const now = city.now()
    const today = dayIn(place.timeZone, now)
    const isFamily =
      child.links.some(
        (link) => isThemself(by, link.guardianId) && isGuardianToday(link, child.birth, place.settings, today),
      ) ||
      (isThemself(by, child.childId) && isOldEnough(child.birth, consentAgeFor('account', place.settings), today))
    if (!isFamily && !mayVouch(by, mandate.organisationId, child)) return refuse('families.not-yours')
    if (!runsOn(mandate, today)) return accept(null)
    await saveMandateEnd(tx, mandateId, by.kind === 'person' ? by.person : null, now)
    const { childId, organisationId } = mandate
    await record(tx, [happened('families.mandate-ended', by, { mandateId, childId, organisationId })], now)
    return accept(null)
  })
}
