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
  readonly standStarts: Uint32Array
  readonly settledStarts: Uint32Array
  readonly wanderingStarts: Uint32Array
  readonly wanderingStands: Uint32Array
}

/** Settled opportunities by place, then the wandering by id; stands likewise: see `Segment`. */
export function numberByPlace(came: StandsAsTheyCame, places: number): Numbering {
  const size = came.starts.length - 1
  const standsOfOne = (opportunity: number): number => came.starts[opportunity + 1]! - came.starts[opportunity]!
  const isSettled = (opportunity: number): boolean => standsOfOne(opportunity) === 1
  const isOfSettled = (stand: number): boolean => isSettled(came.opportunity[stand]!)
  const { members: byPlace } = gather(came.place, places)
  const settledStands = byPlace.filter(isOfSettled)
  const wanderingStands = came.opportunity.map((_, stand) => stand).filter((stand) => !isOfSettled(stand))
  const settled = settledStands.length
  const opportunities = new Uint32Array(size)
  const standStarts = new Uint32Array(size + 1)
  let next = 0
  const put = (opportunity: number): void => {
    opportunities[next] = opportunity
    standStarts[next + 1] = standStarts[next]! + standsOfOne(opportunity)
    next += 1
  }
  for (const stand of settledStands) put(came.opportunity[stand]!)
  for (let opportunity = 0; opportunity < size; opportunity += 1) if (!isSettled(opportunity)) put(opportunity)
  const stands = new Uint32Array(came.place.length)
  stands.set(settledStands)
  stands.set(wanderingStands, settled)
  const placesOf = (of: Uint32Array): Uint32Array => of.map((stand) => came.place[stand]!)
  const wandering = gather(placesOf(wanderingStands), places)
  return {
    settled,
    opportunities,
    numberOf: turnedRound(opportunities),
    stands,
    standStarts,
    settledStarts: gather(placesOf(settledStands), places).starts,
    wanderingStarts: wandering.starts,
    wanderingStands: wandering.members.map((member) => member + settled),
  }
}

function turnedRound(order: Uint32Array): Uint32Array {
  const turned = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at += 1) turned[order[at]!] = at
  return turned
}
