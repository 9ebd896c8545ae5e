import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { checkRequirement } from '#laws/requirement/checking/check-requirement.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepSeats } from '../policy.ts'
import { requirementOf } from '../rules/before-form.ts'
import { deleteRequirement, saveRequirement } from '../store/requirements.ts'
import type { BeforeForm } from '../words-of-before.ts'
import type { ParticipationRefusal } from '../words.ts'

/**
 * A house says what should have been done before an offer of its own; an empty form asks nothing. Whoever has a place keeps
 * it. Said twice, it is said once.
 * @refuses not-here · not-yours · own-link · before-malformed
 */
export const setBefore = (
  { opportunityId, form }: { readonly opportunityId: Id; readonly form: BeforeForm },
  by: Actor,
  city: City,
): Promise<Result<null, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const found = await opportunityById(opportunityId, within(tx, city))
    if (!found.ok) return refuse('participation.not-here')
    const { hostId, sourceId } = found.value.opportunity
    if (!mayKeepSeats(by, hostId)) return refuse('participation.not-yours')
    if (sourceId !== null) return refuse('participation.own-link')
    const requirement = requirementOf(form)
    const now = city.now()
    if (requirement === null) await deleteRequirement(tx, opportunityId)
    else {
      const book = { language: 1, named: {}, scales: {}, equivalences: [] } as const
      if (!checkRequirement(requirement, book).ok) return refuse('participation.before-malformed')
      await saveRequirement(tx, opportunityId, requirement, now)
    }
    await record(tx, [happened('participation.before-set', by, { opportunityId })], now)
    return accept(null)
  })
