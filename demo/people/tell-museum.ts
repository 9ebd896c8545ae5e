import { clearanceForm, giveRole, recordClearance } from '#commons/people'
import { nameAdult, sayHowShown, standingOfHouse } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { told } from './told.ts'

/** Until then the guide stands: long enough to see her, short enough to see a reminder. */
const daysLeft = 20

/** A house whose guide stands at two of its offers, with a clearance that ends soon. Tell it once. */
export async function tellMuseum(
  {
    houseId,
    guideId,
    coordinatorId,
    today,
  }: { readonly houseId: Id; readonly guideId: Id; readonly coordinatorId: Id; readonly today: Day },
  teller: Actor,
  city: City,
): Promise<void> {
  const days = { fromOn: addDays(today, -1), untilOn: null, delegatedBy: null }
  const role = { personId: coordinatorId, role: 'coordinator', organisationId: houseId, ...days } as const
  told(await giveRole(role, teller, city))
  const form = clearanceForm.parse({
    personId: guideId,
    kind: 'background-check',
    number: 'INV-0001',
    authority: 'Invented registry',
    jurisdiction: 'any',
    issuedOn: addDays(today, -700),
    expiresOn: addDays(today, daysLeft),
  })
  told(await recordClearance({ form, today }, teller, city))
  const guide: Actor = { kind: 'person', person: guideId, roles: [{ role: 'host', organisation: houseId }] }
  told(await sayHowShown({ shown: 'first-name' }, guide, city))
  const { offers } = await standingOfHouse(houseId, today, city)
  for (const { id } of offers.slice(0, 2)) {
    const naming = { opportunityId: id, sessionId: null, personId: guideId, does: 'guide' } as const
    told(await nameAdult(naming, teller, city))
  }
}
