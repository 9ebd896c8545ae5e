import { gatesHere } from '#commons/governance'
import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { mayChangeCatalogue } from '../../policy.ts'
import { draftOfOffer } from '../rules/draft-of-offer.ts'
import { divideChange } from '../rules/what-asks-again.ts'
import type { AskedAgain, OpportunityDraft } from '../../words.ts'
import type { OfferToEdit } from '../../writing/queries/offer-to-type.ts'

/** Whether people look at what a house makes public. The office is asked by nobody. */
export const isLookedAtFirst = async (by: Actor, city: City): Promise<boolean> =>
  !mayChangeCatalogue(by) &&
  (await gatesHere(city)).some(({ act, gate }) => act === 'catalogue.publish' && gate.kind !== 'open')

/** What of a change people would look at before visitors see it; nothing for what is not public yet and waits whole. */
export async function asksOf(
  { before, draft }: { readonly before: OfferToEdit | null; readonly draft: OpportunityDraft },
  by: Actor,
  city: City,
): Promise<readonly AskedAgain[]> {
  if (before?.opportunity.publication !== 'published' || !(await isLookedAtFirst(by, city))) return []
  return divideChange(draftOfOffer(before), draft).asks
}
