import { areaBookOf, areasOfEcosystem, ecosystemHere } from '#commons/ecosystems'
import { organisationsForSnapshot } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { expandRule } from '#standards/recurrence/expand-rule.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { loadPublic, loadPublicOf, loadShownSessions, type StoredOpportunity } from '../store.ts'
import { buildSegment } from './segment/build-segment.ts'
import type { CatalogueRow, ExpandRule, Surroundings } from './segment/rows.ts'
import { makeSnapshot, newDictionaries, type Snapshot } from './snapshot.ts'

/** Rows read and put into arrays at once: between two batches other requests get their turn. */
const batch = 500
/** People ask in these whatever the ecosystem's own languages are. */
const askedIn = ['en', 'es', 'de', 'ar']

export interface Here {
  readonly today: Day
  readonly timeZone: string
  readonly surroundings: Surroundings
}

/** What listings refer to: hosts, venues, areas, the calendar day. */
export async function loadHere(city: City): Promise<Here> {
  const areas = await areasOfEcosystem(city)
  return city.reading(async (tx) => {
    const ecosystem = await ecosystemHere(tx, city)
    const book = await areaBookOf(tx)
    const { organisations, venues } = await organisationsForSnapshot(tx)
    return {
      today: dayInZone(city.now(), ecosystem.timeZone),
      timeZone: ecosystem.timeZone,
      surroundings: {
        hosts: new Map(organisations.map(({ id, slug, name }) => [id, { slug, name }])),
        venues: new Map(venues.map((venue) => [venue.id, venue])),
        areas: new Map(areas.map(({ id, code, name, centre }) => [id, { code, name, centre }])),
        areasNamed: (name) => book.areasNamed(name),
        languages: [...new Set([...ecosystem.languages, ...askedIn])],
        expandRule: daysOfRule,
      },
    }
  })
}

/** The whole public catalogue, read in batches so that no more than one batch is in memory as rows. */
export async function loadSnapshot(city: City, version: number): Promise<{ snapshot: Snapshot; timeZone: string }> {
  const { today, timeZone, surroundings } = await loadHere(city)
  const dictionaries = newDictionaries()
  const builder = buildSegment(surroundings, dictionaries, today)
  await city.reading(async (tx) => {
    for (let after: Id | null = null; ;) {
      const some: StoredOpportunity[] = await loadPublic(tx, today, after, batch)
      for (const row of await withSessions(tx, some)) builder.add(row)
      if (some.length < batch) break
      after = some.at(-1)!.id
    }
  })
  const segments = [{ segment: builder.finish(), gone: null }]
  return { snapshot: makeSnapshot(version, today, surroundings, dictionaries, segments), timeZone }
}

export async function loadRows(tx: Tx, today: Day, ids: readonly Id[]): Promise<CatalogueRow[]> {
  return withSessions(tx, await loadPublicOf(tx, today, ids))
}

async function withSessions(tx: Tx, opportunities: readonly StoredOpportunity[]): Promise<CatalogueRow[]> {
  const shown = await loadShownSessions(
    tx,
    opportunities.map(({ id }) => id),
  )
  return opportunities.map((opportunity) => ({ ...opportunity, sessions: shown.get(opportunity.id) ?? [] }))
}

/** Expanding a rule takes long (calendars and zones); many sessions share one, and most reloads happen on the same day. */
const expandedRules = new Map<string, readonly Day[]>()
const mostExpandedRules = 2_000

/** A rule that can not be expanded was refused at import; if one is there all the same, it has no days. */
const daysOfRule: ExpandRule = ({ rule, startOn, startTime, except }, timeZone, from, to) => {
  const key = JSON.stringify([rule, startOn, startTime, except, timeZone, from, to])
  let days = expandedRules.get(key)
  if (!days) {
    const expanded = expandRule({ rule, startOn, startTime, timeZone, except }, { from, to })
    days = expanded.ok ? expanded.value.days : []
    if (expandedRules.size >= mostExpandedRules) expandedRules.clear()
    expandedRules.set(key, days)
  }
  return days
}
