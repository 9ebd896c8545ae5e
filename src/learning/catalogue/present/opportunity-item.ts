import type { Day } from '#kernel/instant.ts'
import type { Offer } from './offer.ts'
import { safeLink, standingOf } from './thing-view.ts'

/** One opportunity whole, as the API tells it: what a search result tells, and everything else that is public. */
export function opportunityItem(offer: Offer, withdrawn: boolean, today: Day) {
  const { opportunity, host, sessions, changedAt } = offer
  const { id, kind, title, description, ages, audiences, price, helpAvailable, paysParticipants, provides } =
    opportunity
  const { access, languages, themes, skills, capacity, placesLeft, signUpLink, image, funders } = opportunity
  return {
    id,
    kind,
    sourceLanguage: title.sourceLanguage,
    title: title.texts,
    description: description.texts,
    host,
    ages,
    audiences,
    price,
    helpAvailable,
    paysParticipants,
    provides,
    access,
    languages,
    themes,
    skills,
    capacity,
    placesLeft,
    signUpLink: safeLink(signUpLink),
    image: image && { link: image.link, alt: image.alt.texts },
    funders,
    verifiedByAHumanOn: opportunity.verifiedByAHumanOn,
    lapsesOn: opportunity.lapsesOn,
    standing: standingOf(offer, withdrawn, today),
    sources: sessions.flatMap(({ session }) =>
      session.link === null ? [] : [{ link: safeLink(session.link), originalId: session.originalId }],
    ),
    changedAt: new Date(changedAt).toISOString(),
    sessions: sessions.map(({ session, venue }) => ({
      id: session.id,
      when: session.when,
      timeZone: session.timeZone,
      online: session.online,
      link: safeLink(session.link),
      state: session.state,
      venue: venue && {
        id: venue.id,
        name: venue.name,
        address: venue.address,
        point: venue.point,
        area: venue.area,
        access: venue.access,
        factsSource: venue.factsSource,
      },
    })),
  }
}
