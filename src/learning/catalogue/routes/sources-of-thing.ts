import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { Offer } from '../present/offer.ts'
import type { ThingFacts } from '../present/thing-view.ts'
import { safeLink } from '../rules/safe-link.ts'

/** What is known of a feed by whoever keeps the feeds. */
export interface PublisherOfFeed {
  readonly publisher: string | null
  /** The line its publisher asks to be shown. */
  readonly attribution: string | null
  /** Days a demonstration's dates were moved by. */
  readonly shiftDays: number | null
}

export type Publishers = (city: City) => Promise<ReadonlyMap<Id, PublisherOfFeed>>

/**
 * Where it was found, each source once, called by who publishes it; one nobody has named is called by the house its
 * link leads to. And by how much a demonstration has moved its dates.
 */
export function sourcesOfThing(
  { sessions }: Pick<Offer, 'sessions'>,
  publishers: ReadonlyMap<Id, PublisherOfFeed>,
): Pick<ThingFacts, 'sources' | 'movedByWeeks'> {
  const sources = new Map<string, ThingFacts['sources'][number]>()
  let movedByWeeks = 0
  for (const { session } of sessions) {
    const known = session.sourceId === null ? undefined : publishers.get(session.sourceId)
    movedByWeeks = Math.max(movedByWeeks, Math.round((known?.shiftDays ?? 0) / 7))
    const link = safeLink(session.link)
    const name = known?.attribution ?? known?.publisher ?? hostOf(link)
    const named = name === null ? undefined : sources.get(name)
    if (name !== null && (named === undefined || named.link === null)) {
      sources.set(name, { name, link, originalId: null })
    }
  }
  return { sources: [...sources.values()], movedByWeeks }
}

const hostOf = (link: string | null): string | null => URL.parse(link ?? '')?.host.replace(/^www\./, '') ?? null
