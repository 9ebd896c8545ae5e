import { sql } from 'kysely'
import { venuesById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { plainText } from '#platform/cleaning/plain-text.ts'
import type { City, Tx } from '#platform/database/city.ts'
import type { Offer, OfferVenue } from '../present/offer.ts'
import { opportunityOf, sessionOf, type StoredOpportunity } from '../store.ts'
import type { Session } from '../words.ts'
import { hostsAndAreas, type HostsAndAreas } from './hosts-and-areas.ts'

/** An offer with what only the database knows of it. */
export interface WholeOffer extends Offer {
  readonly stored: StoredOpportunity
}

/**
 * Opportunities with host, venues and all their sessions (cancelled and lapsed ones too, with those of the ones folded
 * into them), in the order of the ids given. Ids nobody knows are left out.
 */
export async function wholeOffers(ids: readonly Id[], city: City): Promise<WholeOffer[]> {
  if (ids.length === 0) return []
  const known = await hostsAndAreas(city)
  const { rows, sessions } = await city.reading(async (tx) => ({
    rows: await loadStored(tx, ids),
    sessions: await loadSessions(tx, ids),
  }))
  const venueIds = new Set([...sessions.values()].flat().flatMap(({ venueId }) => venueId ?? []))
  const venues = await venuesOf([...venueIds], known, city)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    const { stored, changedAt } = row
    const host = known.hosts.get(stored.hostId)
    return [
      {
        stored,
        opportunity: { ...stored, description: plainly(stored.description) },
        changedAt,
        host: { id: stored.hostId, slug: host?.slug ?? '', name: host?.name ?? '' },
        sessions: (sessions.get(id) ?? []).map((session) => ({
          session,
          venue: session.venueId === null ? null : (venues.get(session.venueId) ?? null),
        })),
      },
    ]
  })
}

/** Sources write HTML; what goes out to pages, calendars and feeds is words. */
const plainly = (text: LocalText): LocalText => ({
  sourceLanguage: text.sourceLanguage,
  texts: Object.fromEntries(Object.entries(text.texts).map(([language, written]) => [language, plainText(written)])),
})

async function venuesOf(ids: readonly Id[], { areaById }: HostsAndAreas, city: City): Promise<Map<Id, OfferVenue>> {
  if (ids.length === 0) return new Map()
  const venues = await venuesById(city, ids)
  return new Map(venues.map((venue) => [venue.id, { ...venue, area: areaOf(venue.areaId, areaById) }]))
}

function areaOf(id: Id | null, areas: HostsAndAreas['areaById']): OfferVenue['area'] {
  const area = id === null ? undefined : areas.get(id)
  return area ? { code: area.code, name: area.name } : null
}

async function loadStored(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, { stored: StoredOpportunity; changedAt: Instant }>> {
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .selectAll()
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { stored: opportunityOf(row), changedAt: instant(row.changed_at) }]))
}

async function loadSessions(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Session[]>> {
  const rows = await tx
    .selectFrom('catalogue_sessions as s')
    .innerJoin('catalogue_opportunities as o', 'o.id', 's.opportunity_id')
    .selectAll('s')
    .select('o.merged_into')
    .where((at) =>
      at.or([at('o.id', '=', sql<Id>`any(${ids}::uuid[])`), at('o.merged_into', '=', sql<Id>`any(${ids}::uuid[])`)]),
    )
    .orderBy('s.start_on')
    .orderBy('s.id')
    .execute()
  const sessions = new Map<Id, Session[]>()
  for (const row of rows) {
    const shownWith = row.merged_into ?? row.opportunity_id
    const known = sessions.get(shownWith)
    if (known) known.push(sessionOf(row))
    else sessions.set(shownWith, [sessionOf(row)])
  }
  return sessions
}
