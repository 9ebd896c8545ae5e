import type { Day } from '#kernel/instant.ts'
import { addBit, emptyBits } from '#laws/bitset/bitset.ts'
import { buildTextIndex } from '#laws/text-index/text-index.ts'
import { textOfOpportunity } from '../../rules/text-of-opportunity.ts'
import type { Price, Session } from '../../words.ts'
import { bandsOf } from './age-bands.ts'
import { accessBits, buildPlaces, gather, orderPlaces, placeKey, type PlaceDraft } from './build-places.ts'
import { ByteSlabBuilder } from './byte-slab.ts'
import { describeOpportunity, describeSession } from './describe.ts'
import { orderEntries } from './order-entries.ts'
import { FacetColumnBuilder } from './facet-column.ts'
import { occurrencesOf } from './occurrences.ts'
import type { CatalogueRow, Surroundings } from './rows.ts'
import { profilesOf } from './profiles.ts'
import { facetNames, noUpperAge, type Dictionaries, type FacetName, type Segment } from './segment.ts'

export interface SegmentBuilder {
  /** Rows come by rising id. */
  add(row: CatalogueRow): void
  finish(): Segment
}

/** @param today sessions over before this day are left out */
export function buildSegment(surroundings: Surroundings, dictionaries: Dictionaries, today: Day): SegmentBuilder {
  const ids: string[] = []
  const facets = Object.fromEntries(
    facetNames.map((name) => [name, new FacetColumnBuilder(dictionaries[name])]),
  ) as Record<FacetName, FacetColumnBuilder>
  const areas = new FacetColumnBuilder(dictionaries.area)
  const text = buildTextIndex()
  const described = new ByteSlabBuilder()
  const sessions = new ByteSlabBuilder()
  const host: number[] = []
  const ageMin: number[] = []
  const ageMax: number[] = []
  const cheapest: number[] = []
  const full: number[] = []
  const drafts: PlaceDraft[] = []
  const draftOf = new Map<string, number>()
  const stands = {
    starts: [0],
    opportunity: [] as number[],
    draft: [] as number[],
    access: [] as number[],
    pair: [] as number[],
  }
  const entries = {
    starts: [0],
    first: [] as number[],
    last: [] as number[],
    span: [] as number[],
    session: [] as number[],
  }
  let pairs = 0
  let totalLength = 0

  const draftNumber = (session: Session): number => {
    const key = placeKey(session)
    const known = draftOf.get(key)
    if (known !== undefined) return known
    draftOf.set(key, drafts.length)
    return drafts.push({ venueId: session.venueId, online: session.online }) - 1
  }

  const areaOf = (session: Session): string | undefined => {
    const areaId = session.venueId && surroundings.venues.get(session.venueId)?.areaId
    return (areaId && surroundings.areas.get(areaId)?.code) || undefined
  }

  /** One stand a place; stands of one area beside each other; gives the languages spoken at its venues. */
  const addStands = (row: CatalogueRow, opportunity: number): void => {
    const atPlace = Map.groupBy(row.sessions, placeKey)
    const groups = [...atPlace.values()].map((group) => ({ group, area: areaOf(group[0]!) }))
    groups.sort((a, b) => ((a.area ?? '') < (b.area ?? '') ? -1 : a.area === b.area ? 0 : 1))
    let lastArea: string | undefined | null = null
    for (const { group, area } of groups) {
      if (area !== lastArea) pairs += 1
      lastArea = area
      const venue = group[0]!.venueId ? surroundings.venues.get(group[0]!.venueId) : undefined
      stands.opportunity.push(opportunity)
      stands.draft.push(draftNumber(group[0]!))
      stands.access.push(accessBits([...row.access, ...(venue?.access ?? [])]))
      stands.pair.push(pairs - 1)
      addEntries(group)
    }
    stands.starts.push(stands.opportunity.length)
    areas.add(groups.flatMap(({ area }) => area ?? []))
  }

  const addEntries = (group: readonly Session[]): void => {
    const told = group
      .map((session) => ({ session, days: occurrencesOf(session, today, surroundings.expandRule) }))
      .filter(({ days }) => days.length > 0)
      .sort((a, b) => a.days[0]!.first - b.days[0]!.first || (a.session.id < b.session.id ? -1 : 1))
    for (const { session, days } of told) {
      const number = sessions.add(describeSession(session))
      for (const { first, last, span } of days) {
        entries.first.push(first)
        entries.last.push(last)
        entries.span.push(span ? 1 : 0)
        entries.session.push(number)
      }
    }
    entries.starts.push(entries.first.length)
  }

  return {
    add(row) {
      const opportunity = ids.push(row.id) - 1
      const hostFacts = surroundings.hosts.get(row.hostId)
      const spoken = row.sessions.flatMap(
        ({ venueId }) => (venueId && surroundings.venues.get(venueId)?.languages) || [],
      )
      facets.theme.add(row.themes)
      facets.kind.add([row.kind])
      facets.price.add([row.price.kind])
      facets.age.add(bandsOf(row.ages))
      facets.language.add([...row.languages, ...spoken])
      facets.provides.add(row.provides)
      host.push(dictionaries.host.numberOf(row.hostId))
      ageMin.push(Math.min(row.ages.min ?? 0, noUpperAge - 1))
      ageMax.push(Math.min(row.ages.max ?? noUpperAge, noUpperAge))
      cheapest.push(cheapestOf(row.price))
      if (row.placesLeft === 0) full.push(opportunity)
      const indexed = textOfOpportunity({ ...row, hostName: hostFacts?.name ?? '' })
      text.add(indexed)
      totalLength += Math.min(indexed.length, 65_535)
      described.add(describeOpportunity(row, hostFacts))
      addStands(row, opportunity)
    },
    finish() {
      const size = ids.length
      const numberOfDraft = orderPlaces(drafts, surroundings)
      // From the order in which they came (by opportunity) to the order of their places.
      const placed = gather(
        Uint32Array.from(stands.draft, (draft) => numberOfDraft[draft]!),
        drafts.length,
      )
      const numberOfStand = new Uint32Array(placed.members.length)
      for (const [number, came] of placed.members.entries()) numberOfStand[came] = number
      const byPlace = (values: readonly number[]) => Array.from(placed.members, (came) => values[came]!)
      const ordered: PlaceDraft[] = []
      for (const [draft, number] of numberOfDraft.entries()) ordered[number] = drafts[draft]!
      const fullBits = emptyBits(size)
      for (const opportunity of full) addBit(fullBits, opportunity)
      const columns = Object.fromEntries(facetNames.map((name) => [name, facets[name].finish()])) as Segment['facets']
      return {
        size,
        ids,
        numberOf: new Map(ids.map((id, number) => [id, number])),
        facets: columns,
        profiles: profilesOf(columns, size),
        areas: areas.finish(),
        host: Uint32Array.from(host),
        ageMin: Uint8Array.from(ageMin),
        ageMax: Uint8Array.from(ageMax),
        cheapest: Float32Array.from(cheapest),
        full: fullBits,
        text: text.finish(),
        totalLength,
        described: described.finish(),
        standStarts: Uint32Array.from(stands.starts),
        stands: numberOfStand,
        standOpportunity: Uint32Array.from(byPlace(stands.opportunity)),
        standPlace: Uint32Array.from(byPlace(stands.draft), (draft) => numberOfDraft[draft]!),
        standAccess: Uint8Array.from(byPlace(stands.access)),
        standPair: Uint32Array.from(byPlace(stands.pair)),
        pairs,
        ...orderEntries(entries, placed.members),
        sessions: sessions.finish(),
        places: buildPlaces(ordered, placed.starts, surroundings, dictionaries.area),
        lazy: { spelling: null, times: new Map(), filters: new Map() },
      }
    },
  }
}

/** Currencies count their least unit differently: 1,000 dinars of Bahrain are one, 100 cents are one euro. */
const digitsOf = new Map<string, number>()

function cheapestOf(price: Price): number {
  if (price.kind === 'free') return 0
  const least = price.kind === 'paid' ? (price.from ?? price.to) : null
  if (!least) return Number.NaN
  let digits = digitsOf.get(least.currency)
  if (digits === undefined) {
    const known = /^[A-Z]{3}$/.test(least.currency)
    const format = known && new Intl.NumberFormat('en', { style: 'currency', currency: least.currency })
    digits = format ? (format.resolvedOptions().maximumFractionDigits ?? 2) : 2
    digitsOf.set(least.currency, digits)
  }
  return least.minor / 10 ** digits
}
