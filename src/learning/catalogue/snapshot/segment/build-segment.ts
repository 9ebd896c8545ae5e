import type { Day } from '#kernel/instant.ts'
import { addBit, emptyBits } from '#laws/bitset/bitset.ts'
import { buildTextIndex } from '#laws/text-index/text-index.ts'
import { textOfOpportunity } from '../../rules/text-of-opportunity.ts'
import type { Price, Session } from '../../words.ts'
import { bandsOf } from './age-bands.ts'
import { GrowingNumbers, type Numbers } from '#laws/text-index/growing-numbers.ts'
import { accessBits, buildPlaces, orderPlaces, placeKey, type PlaceDraft } from './build-places.ts'
import { ByteSlabBuilder } from './byte-slab.ts'
import { describeOpportunity, describeSession } from './describe.ts'
import { orderEntries } from './order-entries.ts'
import { FacetColumnBuilder } from './facet-column.ts'
import { numberByPlace } from './number-by-place.ts'
import { occurrencesOf } from './occurrences.ts'
import type { CatalogueRow, Surroundings } from './rows.ts'
import { profilesOf } from './profiles.ts'
import { facetNames, noHour, noUpperAge, type Dictionaries, type FacetName, type Segment } from './segment.ts'

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
  const text = buildTextIndex()
  const described = new ByteSlabBuilder()
  const sessions = new ByteSlabBuilder()
  const sessionMinute = new GrowingNumbers(Uint16Array)
  const host = new GrowingNumbers(Uint32Array)
  const ageMin = new GrowingNumbers(Uint8Array)
  const ageMax = new GrowingNumbers(Uint8Array)
  const cheapest = new GrowingNumbers(Float32Array)
  const full: number[] = []
  const drafts: PlaceDraft[] = []
  const draftOf = new Map<string, number>()
  const stands = {
    starts: new GrowingNumbers(Uint32Array),
    opportunity: new GrowingNumbers(Uint32Array),
    draft: new GrowingNumbers(Uint32Array),
    access: new GrowingNumbers(Uint8Array),
  }
  const entries = {
    starts: new GrowingNumbers(Uint32Array),
    first: new GrowingNumbers(Int32Array),
    last: new GrowingNumbers(Int32Array),
    span: new GrowingNumbers(Uint8Array),
    session: new GrowingNumbers(Uint32Array),
  }
  stands.starts.push(0)
  entries.starts.push(0)
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
    for (const { group } of groups) {
      const venue = group[0]!.venueId ? surroundings.venues.get(group[0]!.venueId) : undefined
      stands.opportunity.push(opportunity)
      stands.draft.push(draftNumber(group[0]!))
      stands.access.push(accessBits([...row.access, ...(venue?.access ?? [])]))
      addEntries(group)
    }
    stands.starts.push(stands.opportunity.length)
  }

  const addEntries = (group: readonly Session[]): void => {
    const told = group
      .map((session) => ({ session, days: occurrencesOf(session, today, surroundings.expandRule) }))
      .filter(({ days }) => days.length > 0)
      .sort((a, b) => a.days[0]!.first - b.days[0]!.first || (a.session.id < b.session.id ? -1 : 1))
    for (const { session, days } of told) {
      const number = sessions.add(describeSession(session))
      sessionMinute.push(minuteOf(session))
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
      const ordered: PlaceDraft[] = []
      for (const [draft, number] of numberOfDraft.entries()) ordered[number] = drafts[draft]!
      const numbered = numberByPlace(
        {
          starts: stands.starts.all(),
          opportunity: stands.opportunity.all(),
          place: stands.draft.all().map((draft) => numberOfDraft[draft]!),
        },
        drafts.length,
      )
      const { opportunities: order, numberOf, settled } = numbered
      const inOrder = <Kind extends Numbers>(came: GrowingNumbers<Kind>, by: Uint32Array): Kind => {
        const all = came.all()
        return all.map((_, at) => all[by[at]!]!) as Kind
      }
      const fullBits = emptyBits(size)
      for (const opportunity of full) addBit(fullBits, numberOf[opportunity]!)
      const columns = Object.fromEntries(
        facetNames.map((name) => [name, facets[name].finish(order)]),
      ) as Segment['facets']
      return {
        size,
        settled,
        ids: Array.from(order, (came) => ids[came]!),
        byId: numberOf,
        facets: columns,
        profiles: profilesOf(columns, size),
        host: inOrder(host, order),
        ageMin: inOrder(ageMin, order),
        ageMax: inOrder(ageMax, order),
        cheapest: inOrder(cheapest, order),
        full: fullBits,
        text: text.finish(order),
        totalLength,
        described: described.finish(order),
        standStarts: numbered.standStarts,
        standOpportunity: inOrder(stands.opportunity, numbered.stands).map((came) => numberOf[came]!),
        standPlace: inOrder(stands.draft, numbered.stands).map((draft) => numberOfDraft[draft]!),
        standAccess: inOrder(stands.access, numbered.stands),
        ...orderEntries(entries, numbered.stands),
        sessionMinute: sessionMinute.all(),
        sessions: sessions.finish(),
        places: buildPlaces(ordered, numbered, surroundings, dictionaries.area),
        lazy: { spelling: null, times: new Map(), filters: new Map() },
      }
    },
  }
}

function minuteOf({ when }: Session): number {
  const time = when.form === 'span' ? null : when.startTime
  return time === null ? noHour : Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
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
