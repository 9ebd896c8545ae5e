import type { OpportunityDraft } from '#learning/catalogue'
import type { Mistake, Reading } from '#standards/reading/words.ts'
import type { Listing, Mapping, Repair, RowRefusal } from '../../words.ts'
import { cleanListing, type Places } from '../cleaning/clean-listing.ts'
import { idTeller } from '../cleaning/tell-ids-apart.ts'
import { applyMapping } from '../mapping/apply-mapping.ts'
import type { Surroundings } from '../mapping/value.ts'
import { draftOpportunities } from './draft-opportunities.ts'
import { shiftDates } from './shift-dates.ts'

export interface ReadReport {
  readonly drafts: readonly OpportunityDraft[]
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
  /** Called now and then with the rows read so far; may throw to stop. */
  readonly told?: (rows: number) => Promise<void>
}

/** Rows between two looks at whether somebody stopped the work. */
const rowsBetweenLooks = 1000
/** Refused rows the report keeps one by one; beyond, it counts. */
export const refusedKept = 10_000

/**
 * The middle of an import: rows of a reader through mapping, cleaning and grouping to drafts, with everything that was
 * repaired or refused counted. Deterministic: the same rows give the same drafts.
 */
export async function readListings(reading: Reading, parts: ReadingParts): Promise<ReadReport> {
  const map = applyMapping(parts.mapping, parts.surroundings)
  const tellApart = idTeller()
  const listings: Listing[] = []
  const refused: RowRefusal[] = []
  let refusedRows = 0
  const refuseRow = (refusal: RowRefusal): void => {
    refusedRows += 1
    if (refused.length < refusedKept) refused.push(refusal)
  }
  const repairs = new Map<Repair, number>()
  const count = (repair: Repair): void => void repairs.set(repair, (repairs.get(repair) ?? 0) + 1)
  let rows = 0
  let withoutArea = 0
  let fatal: Mistake | null = null

  for await (const read of reading) {
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
    listings.push(shifted(apart.listing, parts.shiftDays))
  }
  const drafts = fatal ? [] : draftOpportunities(listings, parts.mapping.language, parts.mapping.groupRows)
  return { drafts, refused, refusedRows, repairs, rows, listings: listings.length, withoutArea, fatal }
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
