import type { Day } from '#kernel/instant.ts'
import { safeLink } from '../rules/safe-link.ts'
import type { Offer } from './offer.ts'
import { standingOf } from './thing-view.ts'
import { toldOpportunity, toldSession, toldVenue } from './told-facts.ts'

/** One opportunity whole, as the API tells it: what a search result tells, and everything else that is public. */
export function opportunityItem(offer: Offer, withdrawn: boolean, today: Day) {
  const { opportunity, host, sessions, changedAt } = offer
  const { description, skills, capacity, funders } = opportunity
  return {
    ...toldOpportunity(opportunity, host),
    description: description.texts,
    skills,
    capacity,
    funders,
    standing: standingOf(offer, withdrawn, today),
    sources: sessions.flatMap(({ session }) =>
      session.link === null ? [] : [{ link: safeLink(session.link), originalId: session.originalId }],
    ),
    changedAt: new Date(changedAt).toISOString(),
    sessions: sessions.map(({ session, venue }) => ({
      ...toldSession(session),
      state: session.state,
      venue: venue && { ...toldVenue(venue), factsSource: venue.factsSource },
    })),
  }
}
