import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadOrganisationsById } from '../../store/organisations.ts'
import { loadAgreements } from '../store.ts'
import type { AgreementPurpose } from '../words.ts'

/** Organisations that give the ecosystem itself data for this purpose on this day, by name. */
export const partiesWithAgreement = (
  { purpose, on }: { readonly purpose: AgreementPurpose; readonly on: Day },
  city: City,
): Promise<{ readonly id: Id; readonly name: string }[]> =>
  city.reading(async (tx) => {
    const running = (await loadAgreements(tx)).filter(
      (one) =>
        one.purpose === purpose &&
        one.receiverId === null &&
        one.state === 'running' &&
        one.fromOn <= on &&
        on <= one.untilOn,
    )
    const parties = await loadOrganisationsById(tx, [...new Set(running.map(({ giverId }) => giverId))])
    return parties.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name))
  })
