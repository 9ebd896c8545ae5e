import type { AccessFact } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import { safeLink } from '../rules/safe-link.ts'
import type { Opportunity, Session } from '../words.ts'

/** What the API tells of an opportunity wherever it tells of one: in a search result and on its own. */
export const toldOpportunity = (
  opportunity: Omit<Opportunity, 'mergedInto'>,
  host: { readonly id: Id; readonly slug: string | null; readonly name: string | null },
) => ({
  id: opportunity.id,
  kind: opportunity.kind,
  sourceLanguage: opportunity.title.sourceLanguage,
  title: opportunity.title.texts,
  host: { id: host.id, slug: host.slug, name: host.name },
  ages: opportunity.ages,
  audiences: opportunity.audiences,
  price: opportunity.price,
  helpAvailable: opportunity.helpAvailable,
  paysParticipants: opportunity.paysParticipants,
  provides: opportunity.provides,
  access: opportunity.access,
  languages: opportunity.languages,
  themes: opportunity.themes,
  placesLeft: opportunity.placesLeft,
  signUpLink: safeLink(opportunity.signUpLink),
  image: opportunity.image && { link: opportunity.image.link, alt: opportunity.image.alt.texts },
  verifiedByAHumanOn: opportunity.verifiedByAHumanOn,
  lapsesOn: opportunity.lapsesOn,
})

export const toldSession = ({ id, when, timeZone, online, link }: Session) => ({
  id,
  when,
  timeZone,
  online,
  link: safeLink(link),
})

export const toldVenue = (venue: {
  readonly id: Id
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  readonly area: { readonly code: string; readonly name: string } | null
  readonly access: readonly AccessFact[]
}) => ({
  id: venue.id,
  name: venue.name,
  address: venue.address,
  point: venue.point,
  area: venue.area && { code: venue.area.code, name: venue.area.name },
  access: venue.access,
})
