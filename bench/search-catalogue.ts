import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Id } from '#kernel/id.ts'
import { isDay, type Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { groupListings } from '#laws/grouping/group-listings.ts'
import { buildSegment } from '../src/learning/catalogue/snapshot/segment/build-segment.ts'
import type { CatalogueRow, Surroundings, VenueFacts } from '../src/learning/catalogue/snapshot/segment/rows.ts'
import { makeSnapshot, newDictionaries, type Snapshot } from '../src/learning/catalogue/snapshot/snapshot.ts'
import { themes, type Price, type Session, type Theme } from '../src/learning/catalogue/words.ts'

/** All of Chicago's listings straight from the files into a snapshot: search is measured without database or network. */
const folder = resolve(import.meta.dirname, '../demo/feeds/chicago')
/** All of 2020 to 2024 lies ahead, so every listing answers. */
const benchToday = '2020-01-02' as Day

interface Listing {
  readonly originalId: string
  readonly host: string
  readonly title: string
  readonly description: string
  readonly ages: { readonly min: number | null; readonly max: number | null }
  readonly price: Price
  readonly kind: string
  readonly themes: readonly Theme[]
  readonly startOn: Day
  readonly endOn: Day
  readonly venue: string | null
  readonly point: VenueFacts['point']
  readonly area: string | null
  readonly food: boolean
}

type Columns = Record<string, string>
const number = (text: string | undefined): number | null =>
  text && Number.isFinite(Number(text)) ? Number(text) : null

function listingOf(row: Columns, prefix: string): Listing | null {
  const startOn = row.start_date ?? ''
  const endOn = row.end_date ?? ''
  if (!isDay(startOn) || !isDay(endOn) || endOn < startOn) return null
  const [, lon, lat] = /POINT \((\S+) (\S+)\)/.exec(row.location ?? '') ?? [null, row.longitude, row.latitude]
  const point = lat && lon ? { lat: Number(lat), lon: Number(lon) } : null
  const max = number(row.max_age)
  const price: Price =
    row.program_price === 'Free'
      ? { kind: 'free' }
      : row.program_price === '$50 or Less'
        ? { kind: 'paid', from: null, to: { minor: 5000, currency: 'USD' }, asWritten: '$50 or Less' }
        : row.program_price === 'More Than $50'
          ? { kind: 'paid', from: { minor: 5000, currency: 'USD' }, to: null, asWritten: 'More Than $50' }
          : { kind: 'unknown' }
  const title = row.program_name ?? ''
  return {
    originalId: `${prefix}${row.program_id ?? row.id}`,
    host: row.org_name ?? '',
    title,
    description: row.description ?? '',
    ages: { min: number(row.min_age), max: max === 24 ? null : max },
    price,
    kind: (row.tag ?? 'Program').toLowerCase(),
    themes: themesOf(row, title),
    startOn,
    endOn,
    venue: point ? (row.address ?? `${point.lat},${point.lon}`) : null,
    point,
    area: row.community_name || null,
    food: row.has_free_food === 'TRUE' || row.program_provides_free_food === 'TRUE',
  }
}

function themesOf(row: Columns, title: string): Theme[] {
  const flags = {
    arts: row.leisure_arts_dum,
    academics: row.academics_dum,
    community: row.community_service_dum,
    work: row.professional_skill_dum,
  }
  const flagged = Object.entries(flags).flatMap(([theme, flag]) => (flag === '1' ? (theme as Theme) : []))
  return [...new Set([...flagged, ...themes.filter((theme) => title.toLowerCase().includes(theme))])]
}

const idOf = (kind: number, at: number): Id =>
  `01900000-000${kind}-7000-8000-${at.toString(16).padStart(12, '0')}` as Id

/** @param times how often the catalogue is repeated, each time under other ids and a little beside */
export function chicagoSnapshot(times: number): { snapshot: Snapshot; listings: number; opportunities: number } {
  const read = (name: string, prefix: string): Listing[] => {
    const rows = parse(gunzipSync(readFileSync(resolve(folder, name))), { columns: true, relax_quotes: true })
    return (rows as Columns[]).flatMap((row) => listingOf(row, prefix) ?? [])
  }
  const listings = [...read('mcmf-programs-2024.csv.gz', 'a'), ...read('mcmf-programs-2020-2023.csv.gz', 'b')]
  const groups = groupListings(listings.map((listing) => ({ ...listing, venueName: null })))
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => numbers.get(name) ?? (numbers.set(name, numbers.size), numbers.size - 1)
  const venues = new Map<Id, VenueFacts>()
  const hosts: Map<Id, { slug: string; name: string }> = new Map()
  const areas: Map<Id, { code: string; name: string; centre: { lat: number; lon: number } }> = new Map()
  const surroundings: Surroundings = {
    hosts,
    venues,
    areas,
    areasNamed: () => [],
    languages: ['en', 'es', 'de', 'ar'],
    expandRule: () => [],
  }
  const dictionaries = newDictionaries()
  const builder = buildSegment(surroundings, dictionaries, benchToday)
  let made = 0
  for (let time = 0; time < times; time += 1) {
    const venueOf = ({ venue, point, area }: Listing): Id | null => {
      if (!venue || !point) return null
      const id = idOf(1, numberOf(`venue ${time} ${venue} ${point.lat} ${point.lon}`))
      const areaId = area ? idOf(2, numberOf(`area ${area}`)) : null
      if (areaId) areas.set(areaId, { code: area!, name: area!, centre: point })
      const moved = { lat: point.lat + time * 0.0007, lon: point.lon - time * 0.0011 }
      venues.set(id, { name: venue, address: venue, point: moved, areaId, access: [], languages: [] })
      return id
    }
    for (const group of groups) {
      const members = group.members.map((at) => listings[at]!)
      const first = members[0]!
      const id = idOf(4, made)
      const hostId = idOf(3, numberOf(`host ${first.host}`))
      hosts.set(hostId, { slug: `host-${numberOf(`host ${first.host}`)}`, name: first.host })
      builder.add({
        ...rowOf(id, hostId, group.title, first),
        sessions: members.map((each, at) => sessionOf(id, made * 1000 + at, each, venueOf(each))),
      })
      made += 1
    }
  }
  const segments = [{ segment: builder.finish(), gone: null }]
  return {
    snapshot: makeSnapshot(1, benchToday, surroundings, dictionaries, segments),
    listings: listings.length * times,
    opportunities: made,
  }
}

function rowOf(id: Id, hostId: Id, title: string, listing: Listing): Omit<CatalogueRow, 'sessions'> {
  return {
    id,
    hostId,
    kind:
      listing.kind === 'event'
        ? 'event'
        : listing.kind === 'job'
          ? 'job'
          : listing.kind === 'resource'
            ? 'resource'
            : 'programme',
    title: localText('en', title),
    description: localText('en', listing.description),
    ages: listing.ages,
    audiences: [],
    price: listing.price,
    helpAvailable: false,
    paysParticipants: false,
    provides: listing.food ? ['food'] : [],
    access: [],
    languages: [],
    themes: listing.themes,
    skills: [],
    capacity: null,
    placesLeft: null,
    minimumToRun: null,
    contact: null,
    signUpLink: null,
    image: null,
    funders: [],
    sourceId: null,
    verifiedByAHumanOn: null,
    lapsesOn: null,
  }
}

function sessionOf(opportunityId: Id, at: number, listing: Listing, venueId: Id | null): Session {
  const { startOn, endOn } = listing
  return {
    id: idOf(5, at),
    opportunityId,
    when:
      startOn === endOn
        ? { form: 'dated', startOn, endOn, startTime: null, endTime: null }
        : { form: 'span', startOn, endOn },
    timeZone: 'America/Chicago',
    venueId,
    online: venueId === null,
    state: 'live',
    sourceId: null,
    originalId: listing.originalId,
    link: null,
  }
}
