import { type Fact, Listing } from '#web/parts/listing.tsx'
import { agesSentence, freshnessSentence, priceSentence, whenLines, type Voiced } from './sentences.ts'
import type { Here, ListingView } from '../words-for-pages.ts'

interface FindListingProps {
  readonly listing: ListingView
  readonly here: Here
  readonly voiced: Voiced
  /** What its heading counts as: 2 where no other heading stands between it and the page's own. */
  readonly level?: 2 | 3
}

/**
 * One row, read like a good listings magazine: time, title, host, place with distance, age, price, what is
 * provided, places left, freshness. The voice comes as a property: thirty rows ask for it.
 */
export function FindListing({ listing, here, voiced, level = 3 }: FindListingProps) {
  const when = whenLines(voiced, listing.occasion, here.today)
  return (
    <Listing
      when={when.first}
      whenDetail={when.second ?? undefined}
      href={listing.href}
      title={listing.title.text}
      titleLanguage={listing.title.language}
      host={<bdi>{listing.host}</bdi>}
      facts={factsOf(listing, here, voiced)}
      note={noteOf(listing, here, voiced)}
      level={level}
    />
  )
}

/** Thirty times "not yet checked" says nothing; what a person has checked stands out. */
function noteOf(listing: ListingView, here: Here, voiced: Voiced): string | undefined {
  const parts: string[] = []
  if (listing.more > 0) parts.push(voiced.say('catalogue.more-times', { count: listing.more }))
  if (listing.verifiedByAHumanOn !== null) parts.push(freshnessSentence(voiced, listing, here.today))
  return parts.length === 0 ? undefined : parts.join(' · ')
}

function factsOf(listing: ListingView, here: Here, voiced: Voiced): Fact[] {
  const { say, formats } = voiced
  const facts: Fact[] = []
  const place = placeSentence(listing, here, voiced)
  if (place !== null) facts.push({ icon: listing.place === null ? 'online' : 'place', text: <bdi>{place}</bdi> })
  const ages = agesSentence(voiced, listing.ages)
  if (ages !== null) facts.push({ icon: 'ages', text: ages })
  facts.push({ icon: 'price', text: <bdi>{priceSentence(voiced, listing.price)}</bdi> })
  if (listing.helpAvailable) facts.push({ icon: 'want', text: say('catalogue.help-available') })
  if (listing.paysParticipants) facts.push({ icon: 'check', text: say('catalogue.pays-participants') })
  for (const provision of listing.provides)
    facts.push({ icon: provision, text: say(`catalogue.provides-${provision}`) })
  if (listing.access.length > 0) {
    facts.push({
      icon: 'accessible',
      text: formats.list(listing.access.map((fact) => say(`catalogue.access-${fact}`))),
    })
  }
  if (listing.languages.length > 0) {
    facts.push({ icon: 'language', text: formats.list(listing.languages.map(formats.languageName)) })
  }
  if (listing.placesLeft !== null)
    facts.push({ icon: 'info', text: say('catalogue.places-left', { count: listing.placesLeft }) })
  return facts
}

function placeSentence(
  { place, online, distanceMetres }: ListingView,
  here: Here,
  { say, formats }: Voiced,
): string | null {
  if (place === null) return online ? say('catalogue.online') : say('catalogue.place-not-stated')
  const where =
    // Many a name ends in its area already: "Makerspace, Auburn Gresham".
    place.area === null || place.name.endsWith(place.area)
      ? place.name
      : say('catalogue.place-in-area', { place: place.name, area: place.area })
  return distanceMetres === null
    ? where
    : say('catalogue.place-at-distance', { place: where, distance: formats.distance(distanceMetres, here.unit) })
}
