import { gather } from './build-places.ts'

/** Stands as they came: those of opportunity o stand from `starts[o]` up to `starts[o + 1]`. */
export interface StandsAsTheyCame {
  readonly starts: Uint32Array
  readonly opportunity: Uint32Array
  readonly place: Uint32Array
}

export interface Numbering {
  readonly settled: number
  /** For each opportunity the number it came with; they came by rising id. */
  readonly opportunities: Uint32Array
  /** The other way round: its number by the number it came with. */
  readonly numberOf: Uint32Array
  /** For each stand the number it came with. */
  readonly stands: Uint32Array
  /** The stands of each opportunity, in the order in which they came. */
  readonly standStarts: Uint32Array
  readonly standsOf: Uint32Array
  readonly settledStarts: Uint32Array
  readonly wanderingStarts: Uint32Array
}

/** Settled opportunities by place, then the wandering by id; stands likewise: see `Segment`. */
export function numberByPlace(came: StandsAsTheyCame, places: number): Numbering {
  const size = came.starts.length - 1
  const standsOfOne = (opportunity: number): number => came.starts[opportunity + 1]! - came.starts[opportunity]!
  const isSettled = (opportunity: number): boolean => standsOfOne(opportunity) === 1
  const { members: byPlace } = gather(came.place, places)
  const settledStands = byPlace.filter((stand) => isSettled(came.opportunity[stand]!))
  const wanderingStands = byPlace.filter((stand) => !isSettled(came.opportunity[stand]!))
  const settled = settledStands.length
  const opportunities = new Uint32Array(size)
  opportunities.set(settledStands.map((stand) => came.opportunity[stand]!))
  let next = settled
  for (let opportunity = 0; opportunity < size; opportunity += 1) {
    if (isSettled(opportunity)) continue
    opportunities[next] = opportunity
    next += 1
  }
  const stands = new Uint32Array(byPlace.length)
  stands.set(settledStands)
  stands.set(wanderingStands, settled)
  const numberOfStand = turnedRound(stands)
  const standStarts = new Uint32Array(size + 1)
  const standsOf = new Uint32Array(stands.length)
  for (let opportunity = 0; opportunity < size; opportunity += 1) {
    let at = standStarts[opportunity]!
    const before = opportunities[opportunity]!
    for (let stand = came.starts[before]!; stand < came.starts[before + 1]!; stand += 1) {
      standsOf[at] = numberOfStand[stand]!
      at += 1
    }
    standStarts[opportunity + 1] = at
  }
  const startsOf = (of: Uint32Array, first: number): Uint32Array =>
    gather(
      of.map((stand) => came.place[stand]!),
      places,
    ).starts.map((start) => start + first)
  return {
    settled,
    opportunities,
    numberOf: turnedRound(opportunities),
    stands,
    standStarts,
    standsOf,
    settledStarts: startsOf(settledStands, 0),
    wanderingStarts: startsOf(wanderingStands, settled),
  }
}

function turnedRound(order: Uint32Array): Uint32Array {
  const turned = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at += 1) turned[order[at]!] = at
  return turned
}
