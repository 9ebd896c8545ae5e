import { localText } from '#kernel/local-text.ts'
import { groupListings } from '#laws/grouping/group-listings.ts'
import type { OpportunityDraft } from '#learning/catalogue'
import type { Listing } from '../../words.ts'

const union = <Item>(lists: readonly (readonly Item[])[]): Item[] => [...new Set(lists.flat())]

/** Facts a parent plans with. Listings that differ in one are not one opportunity: a promise must hold for each session. */
const promises = (listing: Listing): string =>
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

const longestText = (listings: readonly Listing[]): Listing =>
  listings.reduce((longest, listing) => (listing.description.length > longest.description.length ? listing : longest))

/**
 * Listings of one programme become one opportunity with many sessions (law: `laws/grouping`); the fullest description
 * speaks for all, themes are told by any of them.
 * @param groupRows false: every row is its own opportunity
 * @returns drafts in the order in which their first listing stands in the feed
 */
export function draftOpportunities(
  listings: readonly Listing[],
  language: string,
  groupRows: boolean,
): readonly OpportunityDraft[] {
  if (!groupRows) {
    return listings.map((listing) => draftOf(`row:${listing.session.originalId}`, listing.title, [listing], language))
  }
  const groups = groupListings(
    listings.map((listing) => ({
      originalId: listing.session.originalId,
      host: listing.host,
      title: listing.title,
      venueName: listing.session.venue?.name ?? null,
      ages: listing.ages,
      price: listing.price,
      kind: listing.kind,
      description: listing.description,
    })),
  )
  return groups.flatMap((group) => {
    const byPromise = new Map<string, Listing[]>()
    for (const index of group.members) {
      const listing = listings[index]!
      const held = promises(listing)
      const same = byPromise.get(held)
      if (same) same.push(listing)
      else byPromise.set(held, [listing])
    }
    return [...byPromise].map(([held, members]) =>
      draftOf(held === '' ? group.key : `${group.key} ${held}`, group.title, members, language),
    )
  })
}

function draftOf(groupKey: string, title: string, listings: readonly Listing[], language: string): OpportunityDraft {
  const fullest = longestText(listings)
  const { row: _row, host, title: _title, description, session: _session, ...rest } = fullest
  return {
    ...rest,
    groupKey,
    hostName: host,
    title: localText(language, title),
    description: localText(language, description),
    access: union(listings.map((listing) => listing.access)),
    languages: union(listings.map((listing) => listing.languages)),
    themes: union(listings.map((listing) => listing.themes)),
    skills: union(listings.map((listing) => listing.skills)),
    sessions: listings.map((listing) => listing.session),
  }
}
