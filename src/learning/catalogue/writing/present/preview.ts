import type { Venue } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Offer, OfferVenue } from '../../present/offer.ts'
import { thingView, type ThingFacts } from '../../present/thing-view.ts'
import type { Here, ThingView } from '../../words-for-pages.ts'
import type { OpportunityDraft } from '../../words.ts'

export interface PreviewFacts {
  readonly here: Here
  readonly id: Id
  readonly draft: OpportunityDraft
  /** The known house the first session names, with its area. */
  readonly venue: OfferVenue | null
  readonly drawing: ThingFacts['drawing']
  readonly description: ThingFacts['description']
  readonly now: Instant
}

/** A draft as its page will tell it. What leads on from the page leads nowhere yet. */
export function previewOf(facts: PreviewFacts, languages: readonly Language[]): ThingView {
  const { here, id, draft, venue, drawing, description, now } = facts
  const offer: Offer = {
    opportunity: {
      ...draft,
      minimumToRun: draft.ofHost?.minimumToRun ?? null,
      contact: draft.ofHost?.contact ?? null,
      id,
      hostId: id,
      sourceId: null,
      verifiedByAHumanOn: null,
      lapsesOn: null,
      mergedInto: null,
    },
    host: { id, slug: '', name: draft.hostName },
    sessions: draft.sessions.map((session, at) => ({
      session: { ...session, id, opportunityId: id, venueId: null, state: 'live', sourceId: null },
      venue: session.venue === null ? null : at === 0 && venue ? venue : asVenue(session.venue, `${id}-${at}` as Id),
    })),
    changedAt: now,
  }
  const view = thingView(
    { here, offer, sources: [], withdrawn: false, askedFor: null, description, drawing },
    languages,
  )
  return { ...view, href: '#', calendarHref: '#', host: { ...view.host, href: '#' } }
}

const asVenue = (written: Pick<Venue, 'name' | 'address' | 'point'>, id: Id): OfferVenue => ({
  id,
  name: written.name,
  address: written.address,
  point: written.point,
  area: null,
  access: [],
  languages: [],
  factsSource: null,
})
