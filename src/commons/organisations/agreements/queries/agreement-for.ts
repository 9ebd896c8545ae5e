import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadRunningAgreement } from '../store.ts'
import type { AgreementField, AgreementPurpose } from '../words.ts'

/**
 * May data of this party's people come over for this purpose on this day, and which fields?
 * @param ask.partyId the organisation whose people it is about (the giver)
 * @param ask.receiverId who receives; left out: the ecosystem itself
 * @returns null: nothing is agreed, and so nothing may come over
 */
export async function agreementFor(
  ask: {
    readonly partyId: Id
    readonly receiverId?: Id | null
    readonly purpose: AgreementPurpose
    readonly on: Day
  },
  city: City,
): Promise<{ readonly agreementId: Id; readonly fields: readonly AgreementField[]; readonly untilOn: Day } | null> {
  const { partyId, receiverId = null, purpose, on } = ask
  const found = await city.reading((tx) => loadRunningAgreement(tx, { giverId: partyId, receiverId, purpose, on }))
  return found && { agreementId: found.id, fields: found.fields, untilOn: found.untilOn }
}
