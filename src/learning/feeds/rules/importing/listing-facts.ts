import { isOpenPlay } from '#laws/grouping/open-play.ts'
import type { Ages } from '#laws/grouping/clean-title.ts'
import type { Listing } from '../../words.ts'

/** What grouping looks at of a listing: small, so that a feed of any size can be grouped in memory. */
export interface ListingFacts {
  readonly originalId: string
  readonly host: string
  readonly title: string
  readonly venueName: string | null
  readonly ages: Ages
  /** As JSON: prices are the same when they are written the same. */
  readonly price: string
  readonly kind: string
  readonly openPlay: boolean
  /** Facts a parent plans with. */
  readonly promises: string
}

/** Listings that differ in one of these are not one opportunity: a promise must hold for each session. */
const promisesOf = (listing: Listing): string =>
  [
    listing.helpAvailable ? 'help' : '',
    listing.paysParticipants ? 'pays' : '',
    ...[...listing.provides].sort(),
    ...listing.audiences
      .filter((audience) => audience.mode === 'exclusive')
      .map((audience) => `only ${audience.group}`),
  ]
    .filter((promise) => promise !== '')
    .join(',')

/** A text cut out of a feed keeps the piece of the feed it was cut from in memory; its copy does not. */
export const copied = (text: string): string => Buffer.from(text).toString()

/** Takes the facts of listings; what many share (host, venue, price) is kept once for all of them. */
export function factsTaker(): (listing: Listing) => ListingFacts {
  const shared = new Map<string, string>()
  const once = (text: string): string => {
    const known = shared.get(text)
    if (known !== undefined) return known
    const copy = copied(text)
    shared.set(copy, copy)
    return copy
  }
  return (listing) => ({
    originalId: listing.session.originalId,
    host: once(listing.host),
    title: copied(listing.title),
    venueName: listing.session.venue ? once(listing.session.venue.name) : null,
    ages: listing.ages,
    price: once(JSON.stringify(listing.price)),
    kind: listing.kind,
    openPlay: isOpenPlay(listing.description),
    promises: once(promisesOf(listing)),
  })
}
