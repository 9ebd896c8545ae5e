import { allForExport, mergeOpportunities } from '#learning/catalogue'
import { organisationsForSnapshot } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import { textFor } from '#kernel/local-text.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { pairOpportunities, type LinkListing } from '../rules/importing/pair-opportunities.ts'
import { addPairs, saveDecision } from '../store/pairs.ts'
import { loadSources } from '../store/sources.ts'

const byLikeness: Actor = { kind: 'system', because: 'likeness of two listings' }

/**
 * Compares the public listings of different sources. What is surely the same is merged at once, every source's link
 * kept; what may be is put before a person. A pair that was decided once is never decided again by itself.
 * @param signal stopped between two merges, nothing is merged; asked again it begins anew
 */
export async function findPairs(
  city: City,
  signal?: AbortSignal,
): Promise<{ readonly merged: number; readonly asked: number }> {
  const sources = await city.reading((tx) => loadSources(tx))
  // Nothing of one source is compared with itself.
  if (sources.length < 2) return { merged: 0, asked: 0 }
  const found = pairOpportunities(await listingsOf(city))
  return city.transaction(async (tx) => {
    const now = city.now()
    const fresh = await addPairs(
      tx,
      found.map((pair) => ({ ...pair, id: city.newId() })),
      now,
    )
    let merged = 0
    for (const pair of fresh.filter(({ zone }) => zone === 'merge')) {
      signal?.throwIfAborted()
      const ask = { keptId: pair.oneId, foldedId: pair.otherId, parts: pair.parts }
      const done = await mergeOpportunities(tx, city, ask, byLikeness)
      // Folded elsewhere meanwhile: then it is a question.
      if (!done.ok) continue
      merged += 1
      const { mergeId } = done.value
      await saveDecision(tx, pair.id, { decision: 'merged', mergeId, by: byLikeness.kind, at: now })
    }
    const counts = { merged, asked: fresh.length - merged }
    if (fresh.length > 0) await record(tx, [happened('feeds.pairs-found', byLikeness, counts)], now)
    return counts
  })
}

async function listingsOf(city: City): Promise<LinkListing[]> {
  const { organisations, venues } = await city.reading(organisationsForSnapshot)
  const hosts = new Map(organisations.map(({ id, name }) => [id, name]))
  const places = new Map(venues.map((venue) => [venue.id, venue]))
  const listings: LinkListing[] = []
  for await (const batch of allForExport(city)) {
    for (const { opportunity, sessions } of batch) {
      const title = textFor(opportunity.title, []).text
      const host = hosts.get(opportunity.hostId) ?? null
      for (const session of sessions) {
        if (session.sourceId === null || session.originalId === null) continue
        const venue = session.venueId === null ? null : (places.get(session.venueId) ?? null)
        const { when } = session
        listings.push({
          opportunityId: session.opportunityId,
          source: session.sourceId,
          originalId: session.originalId,
          title,
          host,
          venue: venue?.name ?? null,
          point: venue?.point ?? null,
          startOn: when.startOn,
          startTime: when.form === 'span' ? null : when.startTime,
          link: session.link,
        })
      }
    }
  }
  return listings
}
