import { opportunityById, publicOfHouse } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepSeats } from '../policy.ts'
import { formOf } from '../rules/before-form.ts'
import { loadRequirements } from '../store/requirements.ts'
import type { BeforeSeen } from '../words-for-pages.ts'
import type { ParticipationRefusal } from '../words.ts'

/** So many of a house's own offers stand in the form. */
const offersShown = 40

/** What a house asks to have been done before one of its offers, and its other offers to choose from. @refuses not-here · not-yours · own-link */
export const beforeSeen = (
  opportunityId: Id,
  by: Actor,
  city: City,
): Promise<Result<BeforeSeen, ParticipationRefusal>> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const found = await opportunityById(opportunityId, inside)
    if (!found.ok) return refuse('participation.not-here')
    const { title, hostId, sourceId } = found.value.opportunity
    if (!mayKeepSeats(by, hostId)) return refuse('participation.not-yours')
    if (sourceId !== null) return refuse('participation.own-link')
    const requirement = (await loadRequirements(tx, [opportunityId])).get(opportunityId)
    const form = requirement === undefined ? null : formOf(requirement)
    const lines = (await publicOfHouse(hostId, inside))?.lines ?? []
    const chosen = new Set<string>(form?.attended)
    const others = lines.filter(({ id }) => id !== opportunityId)
    const offers = others.filter(({ id }, index) => index < offersShown || chosen.has(id))
    return accept({
      title,
      form,
      isWrittenOtherwise: requirement !== undefined && form === null,
      offers: offers.map(({ id, title: called }) => ({ id, title: called })),
    })
  })
