import { opportunityById, type OpportunityFound } from '#learning/catalogue'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { hasLeft } from '../rules/life.ts'
import { isOnOffer } from '../rules/is-on-offer.ts'
import { loadEntriesOfBooking } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import { loadInvitation, type Invitation } from '../store/parties.ts'
import type { Entry, Occasion, ParticipationRefusal } from '../words.ts'
import { loadParty } from './load-party.ts'

export interface InvitationOpen {
  readonly invitation: Invitation
  readonly occasion: Occasion
  readonly found: OpportunityFound
  /** Of the family that made it, whoever still comes. */
  readonly family: readonly Entry[]
  /** Of the whole party, that family among them. */
  readonly party: readonly Entry[]
}

/** What a link stands for now. @refuses invitation-over: used, past its days, or whoever made it does not come any more */
export async function invitationOpen(
  code: string,
  now: Instant,
  tx: Tx,
  city: City,
): Promise<Result<InvitationOpen, ParticipationRefusal>> {
  const over = refuse('participation.invitation-over')
  const invitation = await loadInvitation(tx, code)
  if (!invitation || invitation.usedAt !== null || invitation.expiresAt <= now) return over
  const family = (await loadEntriesOfBooking(tx, invitation.bookingId)).filter(({ state }) => !hasLeft(state))
  const [occasion] = await loadOccasions(
    tx,
    family.slice(0, 1).map(({ occasionId }) => occasionId),
  )
  const found = occasion && (await opportunityById(occasion.opportunityId, within(tx, city)))
  if (!occasion || !found?.ok || !isOnOffer(found.value.opportunity)) return over
  const party = (await loadParty(tx, invitation.bookingId)).filter(({ state }) => !hasLeft(state))
  return accept({ invitation, occasion, found: found.value, family, party })
}
