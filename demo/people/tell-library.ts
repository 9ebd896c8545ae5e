import { familiesSettings, recordMandate, setBand, vouchForGuardian } from '#commons/families'
import { cardsOnList, replaceCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { told } from './told.ts'

/** How long the family lets the library speak for it. */
const days = 180

/**
 * A library that knows a young person: a card, a father it vouched for who lets it answer two questions, and a band.
 * Told again, nothing changes: what visitors have made of it since stays.
 */
export async function tellLibrary(
  {
    libraryId,
    courierId,
    childId,
    fatherId,
    today,
  }: {
    readonly libraryId: Id
    readonly courierId: Id
    readonly childId: Id
    readonly fatherId: Id
    readonly today: Day
  },
  city: City,
): Promise<void> {
  if (((await cardsOnList([childId], city)).get(childId)?.card ?? null) !== null) return
  const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
  const courier: Actor = { kind: 'person', person: courierId, roles: [{ role: 'courier', organisation: libraryId }] }
  told(await replaceCard({ personId: childId, organisationId: libraryId }, courier, city))
  const family = { childId, guardianId: fatherId, relation: 'father', vouchingOrganisationId: libraryId } as const
  const { linkId } = told(await vouchForGuardian(family, courier, city, place))
  const mandate = {
    linkId,
    organisationId: libraryId,
    scope: ['account', 'taking-part'],
    untilOn: addDays(today, days),
    recordedHow: 'signed-form',
  } as const
  told(await recordMandate(mandate, courier, city, place))
  const band = { childId, band: 'reduced', because: 'seen-a-letter', organisationId: libraryId } as const
  told(await setBand(band, courier, city, place))
}
