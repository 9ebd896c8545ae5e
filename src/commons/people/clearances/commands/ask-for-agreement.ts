import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import { ecosystemHere } from '#commons/ecosystems'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { PeopleRefusal } from '../../words.ts'
import { saveIsAsked } from '../contact-store.ts'
import { loadClearances, loadContactRoles, saveClearance } from '../store.ts'
import { gateAgreement } from '../words.ts'
import { agreementOf } from './settle-contact.ts'

/**
 * From now on nobody new is with children here before the gate has agreed, or no longer. Who is in contact at this moment
 * is agreed to as they stand, each by a line of their own: a stricter gate asks who comes after it, and turns no group
 * away from its door in the middle of an afternoon. Said again, nothing happens.
 * @refuses not-yours (only the house says so, when the gate has changed)
 */
export const askForAgreement = (
  { isAsked }: { readonly isAsked: boolean },
  by: Actor,
  city: City,
): Promise<Result<{ readonly agreedAtOnce: number }, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'system') return refuse('people.not-yours')
    const now = city.now()
    if (!(await saveIsAsked(tx, isAsked, now))) return accept({ agreedAtOnce: 0 })
    const today = dayIn((await ecosystemHere(tx, city)).timeZone, now)
    const inContact = isAsked ? await loadContactRoles(tx, today, null) : []
    const personIds = [...new Set(inContact.map(({ personId }) => personId))]
    const agreed = new Set(
      (await loadClearances(tx, personIds))
        .filter(({ kind, withdrawnAt }) => kind === gateAgreement && withdrawnAt === null)
        .map(({ personId }) => personId),
    )
    const fresh = personIds.filter((personId) => !agreed.has(personId))
    for (const personId of fresh) await saveClearance(tx, agreementOf(city.newId(), personId, today))
    await record(tx, [happened('people.contact-gate-set', by, { isAsked, agreedAtOnce: fresh.length })], now)
    return accept({ agreedAtOnce: fresh.length })
  })
