import { reversedTicket, ticketOf } from '../tickets.ts'
import type { Applicant, Draw, DrawFile } from '../words.ts'
import { chosenBy, guaranteedSeatsFilled, type Asking } from './choice.ts'

/** A learner would rather be at this opportunity, and its choice would take her. */
export interface BlockingPair {
  readonly learner: string
  readonly opportunity: string
  /** The block whose wish to be together causes it, or null: then the draw is wrong. */
  readonly together: string | null
  /** Whether the choice would take the whole block too: the price of a rule of thumb. */
  readonly wholeBlockFits: boolean
}

export interface Check {
  /** Sentences; empty where the draw keeps the rules. */
  readonly faults: readonly string[]
  readonly blockingPairs: readonly BlockingPair[]
  /** Opportunities with an empty seat, or with a guarantee unused, though somebody outside a block wanted it. */
  readonly wastedSeats: readonly string[]
  readonly wastedGuarantees: readonly string[]
}

/**
 * Checks a draw against its file and nothing else. Slow and plain: it asks each opportunity whom its choice would take of
 * all who have a place there or would rather have it.
 * @param first the first round, and who gave up since, where a second round is checked
 * @param eachPair asks about every learner alone as well, though the answer for all together says as much
 */
export function checkDraw(
  file: DrawFile,
  draw: Draw,
  { first, gone = new Set(), eachPair = false }: { first?: Draw; gone?: ReadonlySet<string>; eachPair?: boolean } = {},
): Check {
  const faults: string[] = []
  const blockingPairs: BlockingPair[] = []
  const wastedSeats = new Set<string>()
  const wastedGuarantees = new Set<string>()
  const before = new Map(first?.places.map(({ learner, opportunity }) => [learner, opportunity]))
  const taking = new Map(file.applicants.filter(({ id }) => !gone.has(id)).map((row) => [row.id, row]))
  const placeOf = placesIn(draw, taking, faults)
  for (const [learner, place] of before) {
    const row = taking.get(learner)
    if (!row) continue
    const now = placeOf.get(learner)
    if (now === undefined || row.wishes.indexOf(now) > row.wishes.indexOf(place)) {
      faults.push(`${learner} lost the place at ${place}`)
    }
  }
  checkBlocks([...taking.values()], placeOf, faults)

  const seated = new Map<string, Asking[]>(file.opportunities.map(({ id }) => [id, []]))
  const wanting = new Map<string, (Asking & { readonly together: string | null })[]>(
    file.opportunities.map(({ id }) => [id, []]),
  )
  for (const { id, family, together, groups, wishes } of taking.values()) {
    const ticket = ticketOf(draw.seed, { id, family, together })
    const asking = { id, groups, together, ticket: draw.round === 2 ? reversedTicket(ticket) : ticket }
    for (const wish of wishes) {
      const isPlace = placeOf.get(id) === wish
      const list = isPlace ? seated : wanting
      list.get(wish)!.push({ ...asking, holds: before.get(id) === wish })
      if (isPlace) break
    }
  }
  for (const offer of file.opportunities) {
    const here = seated.get(offer.id)!
    if (here.length > offer.seats) faults.push(`${offer.id} gave ${here.length} of ${offer.seats} seats`)
    const kept = chosenBy(offer, here)
    for (const { id } of here) if (!kept.has(id)) faults.push(`${offer.id} would turn ${id} away`)
    const others = wanting.get(offer.id)!
    const ofAll = chosenBy(offer, [...here, ...others])
    if (!eachPair && others.every(({ id }) => !ofAll.has(id))) continue
    const filled = guaranteedSeatsFilled(offer, here)
    for (const other of others) {
      if (!chosenBy(offer, [...here, other]).has(other.id)) continue
      const block = other.together === null ? [] : others.filter(({ together }) => together === other.together)
      const withBlock = chosenBy(offer, [...here, ...block])
      const wholeBlockFits = block.length > 0 && block.every(({ id }) => withBlock.has(id))
      blockingPairs.push({ learner: other.id, opportunity: offer.id, together: other.together, wholeBlockFits })
      if (other.together !== null) continue
      if (here.length < offer.seats) wastedSeats.add(offer.id)
      if (guaranteedSeatsFilled(offer, [...here, other]) > filled) wastedGuarantees.add(offer.id)
    }
  }
  return { faults, blockingPairs, wastedSeats: [...wastedSeats], wastedGuarantees: [...wastedGuarantees] }
}

function placesIn(draw: Draw, taking: ReadonlyMap<string, Applicant>, faults: string[]): ReadonlyMap<string, string> {
  const placeOf = new Map<string, string>()
  for (const { learner, opportunity } of draw.places) {
    if (placeOf.has(learner)) faults.push(`${learner} has two places`)
    if (!taking.get(learner)?.wishes.includes(opportunity)) faults.push(`${learner} did not wish for ${opportunity}`)
    placeOf.set(learner, opportunity)
  }
  const told = new Set(draw.notPlaced.map(({ learner }) => learner))
  for (const learner of taking.keys()) {
    if (placeOf.has(learner) === told.has(learner)) faults.push(`${learner} is not told exactly one thing`)
  }
  return placeOf
}

function checkBlocks(rows: readonly Applicant[], placeOf: ReadonlyMap<string, string>, faults: string[]): void {
  const places = new Map<string, Set<string | undefined>>()
  for (const { id, together } of rows) {
    if (together === null) continue
    places.set(together, (places.get(together) ?? new Set()).add(placeOf.get(id)))
  }
  for (const [together, where] of places) if (where.size > 1) faults.push(`the block ${together} is torn`)
}
