import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayBlock } from '../policy.ts'
import { deleteBlockedDay, saveBlockedDay } from '../store/paths.ts'
import type { VisitsRefusal } from '../words.ts'
import type { BlockForm } from '../words-of-forms.ts'

/**
 * A day without visits for a school, a house or (null) everybody; visits that were given before stay. Said twice, it is so once.
 * @refuses not-yours
 */
export const blockDay = (
  { organisationId, on, blocked }: BlockForm,
  by: Actor,
  city: City,
): Promise<Result<null, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayBlock(by, organisationId)) return refuse('visits.not-yours')
    const day = { organisationId, fallsOn: on }
    const isNew = blocked ? await saveBlockedDay(tx, city.newId(), day) : await deleteBlockedDay(tx, day)
    const told = blocked
      ? happened('visits.day-blocked', by, { organisationId, on })
      : happened('visits.day-unblocked', by, { organisationId, on })
    if (isNew) await record(tx, [told], city.now())
    return accept(null)
  })
