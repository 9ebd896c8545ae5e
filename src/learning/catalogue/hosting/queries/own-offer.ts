import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { organisationsById, type Organisation } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadOverrides } from '../../overriding/store.ts'
import { mayHost } from '../../policy.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { loadOpportunity, type StoredOpportunity } from '../../store.ts'
import { catalogueSettings, type AskedAgain, type CatalogueRefusal, type Override, type Proposal } from '../../words.ts'
import { offerToTypeIn } from '../../writing/queries/offer-to-type.ts'
import { loadDraft } from '../draft-store.ts'
import { loadLastChange, loadLastProposal } from '../proposal-store.ts'
import { draftOfOffer } from '../rules/draft-of-offer.ts'
import { divideChange } from '../rules/what-asks-again.ts'
import type { OwnLine } from '../words.ts'
import { lineOf } from './houses-at-home.ts'

export interface OwnOfferSeen {
  readonly organisation: Organisation
  readonly offer: StoredOpportunity
  readonly line: OwnLine
  /** The last time it was proposed; null: it never was. */
  readonly proposal: Proposal | null
  /** The last change of it that people were asked about; null: none was. */
  readonly change: (Proposal & { readonly asks: readonly AskedAgain[] }) | null
  readonly overrides: readonly Override[]
  /** Something was typed and is not public yet. */
  readonly hasDraft: boolean
}

/** One offer of one's own house. @refuses not-here · not-of-this-house */
export const ownOffer = (id: Id, by: Actor, city: City): Promise<Result<OwnOfferSeen, CatalogueRefusal>> =>
  city.reading(async (tx) => {
    const offer = await loadOpportunity(tx, id)
    if (!offer) return refuse('catalogue.not-here')
    if (!mayHost(by, offer.hostId)) return refuse('catalogue.not-of-this-house')
    const [organisation] = await organisationsById(tx, [offer.hostId])
    if (!organisation) return refuse('catalogue.not-here')
    const ecosystem = await ecosystemHere(tx, city)
    const settings = settingsOf(ecosystem, 'catalogue', catalogueSettings)
    const change = await loadLastChange(tx, id)
    return accept({
      organisation,
      offer,
      line: lineOf(offer, dayInZone(city.now(), ecosystem.timeZone), settings, change?.state === 'proposed'),
      proposal: await loadLastProposal(tx, id),
      change: change && { ...change, asks: await asksStill(tx, change) },
      overrides: await loadOverrides(tx, id),
      hasDraft: (await loadDraft(tx, id)) !== null,
    })
  })

/** What of a change is looked at, while it waits. */
async function asksStill(tx: Tx, { state, change, opportunityId }: Proposal): Promise<readonly AskedAgain[]> {
  const before = state === 'proposed' ? await offerToTypeIn(tx, opportunityId) : null
  return before ? divideChange(draftOfOffer(before), change!).asks : []
}
