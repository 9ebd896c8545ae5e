import type { Venue } from '#commons/organisations'
import type { Opportunity, OpportunityDraft, Session, VenueDraft } from '../../words.ts'
import type { OfferToType } from '../../writing/rules/typed-offer.ts'

/** An offer that stands, told as a form would tell it: what it was can be set beside what it shall be, and written again. */
export const draftOfOffer = ({
  opportunity,
  hostName,
  sessions,
}: {
  readonly opportunity: Opportunity
  readonly hostName: string
  readonly sessions: readonly { readonly session: Session; readonly venue: Venue | null }[]
}): OpportunityDraft => ({
  kind: opportunity.kind,
  title: opportunity.title,
  description: opportunity.description,
  ages: opportunity.ages,
  audiences: opportunity.audiences,
  price: opportunity.price,
  helpAvailable: opportunity.helpAvailable,
  paysParticipants: opportunity.paysParticipants,
  provides: opportunity.provides,
  access: opportunity.access,
  languages: opportunity.languages,
  themes: opportunity.themes,
  skills: opportunity.skills,
  capacity: opportunity.capacity,
  placesLeft: opportunity.placesLeft,
  signUpLink: opportunity.signUpLink,
  image: opportunity.image,
  funders: opportunity.funders,
  ofHost: { minimumToRun: opportunity.minimumToRun, contact: opportunity.contact },
  groupKey: '',
  hostName,
  sessions: sessions.map(({ session, venue }) => ({
    originalId: '',
    when: session.when,
    timeZone: session.timeZone,
    online: session.online,
    cancelled: session.state === 'cancelled',
    link: session.link,
    venue: venue && { name: venue.name, address: venue.address, point: venue.point, areaAsWritten: null },
  })),
})

/** The way back, for a form that goes on from what waits: the offer as it would be, its sessions not there yet. */
export const offerOfDraft = (
  opportunity: Opportunity,
  { ofHost, hostName, sessions, groupKey: _groupKey, ...facts }: OpportunityDraft,
  houses: readonly Venue[],
): OfferToType => ({
  opportunity: {
    ...opportunity,
    ...facts,
    minimumToRun: ofHost?.minimumToRun ?? null,
    contact: ofHost?.contact ?? null,
  },
  hostName,
  sessions: sessions.map((session) => ({
    session,
    venue: session.venue && placeAmong(houses, session.venue),
  })),
})

/** One of the house's own, or a place told apart by what is written of it: a new one has no id yet. */
const placeAmong = (houses: readonly Venue[], written: VenueDraft): Pick<Venue, 'name' | 'address'> & { id: string } =>
  houses.find(({ name, address }) => name === written.name && address === written.address) ?? {
    id: JSON.stringify([written.name, written.address]),
    name: written.name,
    address: written.address,
  }
