import type { Mistake, Reading } from '#standards/reading/words.ts'
import type { Listing, Mapping, Repair, RowRefusal } from '../../words.ts'
import { cleanListing, type Places } from '../cleaning/clean-listing.ts'
import { idTeller } from '../cleaning/tell-ids-apart.ts'
import { applyMapping } from '../mapping/apply-mapping.ts'
import type { Surroundings } from '../mapping/value.ts'
import { planOpportunities, type PlannedOpportunity } from './draft-opportunities.ts'
import { copied, factsTaker, type ListingFacts } from './listing-facts.ts'
import { shiftDates } from './shift-dates.ts'

export interface ReadReport {
  /** Which of the listings that were put away become one opportunity; none when the feed was not read to its end. */
  readonly plans: readonly PlannedOpportunity[]
  /** The first ten thousand of them, one by one. */
  readonly refused: readonly RowRefusal[]
  readonly refusedRows: number
  readonly repairs: ReadonlyMap<Repair, number>
  readonly rows: number
  readonly listings: number
  readonly withoutArea: number
  /** The feed could not be read to its end; nothing of it may be used. */
  readonly fatal: Mistake | null
}

export interface ReadingParts {
  readonly mapping: Mapping
  readonly surroundings: Surroundings
  readonly places: Places
  readonly shiftDays: number
  /** Puts a listing away until it is known what it belongs to: a feed may be larger than memory. */
  readonly putAway: (listing: Listing) => Promise<unknown>
  /** Called for each row; waits when others should have their turn. */
  readonly takeBreath?: () => Promise<void> | void
  /** Called now and then with the rows read so far; may throw to stop. */
  readonly told?: (rows: number) => Promise<void>
}

/** Rows between two looks at whether somebody stopped the work. */
const rowsBetweenLooks = 1000
/** Refused rows the report keeps one by one; beyond, it counts. */
export const refusedKept = 10_000

/**
 * The middle of an import: rows of a reader through mapping and cleaning to listings, put away one by one, and the plan
 * of how they group, with everything that was repaired or refused counted. Keeps of each listing only what grouping
 * looks at. Deterministic: the same rows give the same listings and plans.
 */
export async function readListings(reading: Reading, parts: ReadingParts): Promise<ReadReport> {
  const map = applyMapping(parts.mapping, parts.surroundings)
  const tellApart = idTeller()
  const factsOf = factsTaker()
  const facts: ListingFacts[] = []
  const refused: RowRefusal[] = []
  let refusedRows = 0
  const refuseRow = (refusal: RowRefusal): void => {
    refusedRows += 1
    if (refused.length < refusedKept) refused.push({ ...refusal, value: copied(refusal.value) })
  }
  const repairs = new Map<Repair, number>()
  const count = (repair: Repair): void => void repairs.set(repair, (repairs.get(repair) ?? 0) + 1)
  let rows = 0
  let withoutArea = 0
  let fatal: Mistake | null = null

  for await (const read of reading) {
    await parts.takeBreath?.()
    if (read.kind === 'mistake') {
      if (read.fatal) fatal = read
      else refuseRow(refusalOf(read))
      rows += read.number === null ? 0 : 1
      continue
    }
    rows += 1
    if (rows % rowsBetweenLooks === 0) await parts.told?.(rows)
    const mapped = map(read)
    if (!mapped.ok) {
      refuseRow(mapped.refusal)
      continue
    }
    if (mapped.value.listing === null) continue
    const cleaned = cleanListing(mapped.value.listing, parts.places)
    if (!cleaned.ok) {
      refuseRow(cleaned.refusal)
      continue
    }
    const apart = tellApart(cleaned.value.listing)
    if (apart.wasRepeated) count('repeated-id')
    mapped.value.repaired.forEach(count)
    cleaned.value.repaired.forEach(count)
    if (cleaned.value.withoutArea) withoutArea += 1
    const listing = shifted(apart.listing, parts.shiftDays)
    facts.push(factsOf(listing))
    await parts.putAway(listing)
  }
  const plans = fatal ? [] : planOpportunities(facts, parts.mapping.groupRows)
  return { plans, refused, refusedRows, repairs, rows, listings: facts.length, withoutArea, fatal }
}

const shifted = (listing: Listing, days: number): Listing =>
  days === 0 ? listing : { ...listing, session: { ...listing.session, when: shiftDates(listing.session.when, days) } }

const refusalOf = (mistake: Mistake): RowRefusal => ({
  row: mistake.number ?? 0,
  column: String(mistake.facts['column'] ?? ''),
  value: Object.entries(mistake.facts)
    .map(([name, fact]) => `${name}: ${fact}`)
    .join(', ')
    .slice(0, 200),
  reason: mistake.reason,
})
