import type { Id } from '#kernel/id.ts'
import { accessFacts, type AccessFact } from '#commons/organisations'
import type { Session } from '../../words.ts'
import { ByteSlabBuilder } from './byte-slab.ts'
import { cellOf, onSphere } from './cells.ts'
import { describeVenue } from './describe.ts'
import type { Dictionary } from './dictionary.ts'
import type { Numbering } from './number-by-place.ts'
import type { Surroundings } from './rows.ts'
import type { Places } from './segment.ts'

/** Where a session stands: a venue or none, in person or online. */
export interface PlaceDraft {
  readonly venueId: Id | null
  readonly online: boolean
}

export const placeKey = ({ venueId, online }: Pick<Session, 'venueId' | 'online'>): string =>
  `${venueId ?? ''}${online ? '@' : ''}`

export const accessBits = (facts: readonly AccessFact[]): number =>
  facts.reduce((bits, fact) => bits | (1 << accessFacts.indexOf(fact)), 0)

/** The places in the order of their cells, and for each draft its number among them. */
export function orderPlaces(drafts: readonly PlaceDraft[], { venues }: Surroundings): Uint32Array {
  const cells = drafts.map(({ venueId }) => cellOf(pointOf(venueId, venues)))
  const order = drafts.map((_, at) => at).sort((a, b) => (cells[a] === cells[b] ? a - b : cells[a]! - cells[b]!))
  const numberOf = new Uint32Array(drafts.length)
  for (const [number, draft] of order.entries()) numberOf[draft] = number
  return numberOf
}

const pointOf = (venueId: Id | null, venues: Surroundings['venues']) => (venueId && venues.get(venueId)?.point) || null

export function buildPlaces(
  ordered: readonly PlaceDraft[],
  { settledStarts, wanderingStarts, wanderingStands }: Numbering,
  surroundings: Surroundings,
  areaCodes: Dictionary,
): Places {
  const size = ordered.length
  const cell = new Float64Array(size)
  const [x, y, z] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const area = new Int16Array(size).fill(-1)
  const online = new Uint8Array(size)
  const described = new ByteSlabBuilder()
  for (const [number, draft] of ordered.entries()) {
    const venue = draft.venueId ? surroundings.venues.get(draft.venueId) : undefined
    const areaFacts = venue?.areaId ? surroundings.areas.get(venue.areaId) : undefined
    cell[number] = cellOf(venue?.point ?? null)
    const vector = venue?.point ? onSphere(venue.point) : { x: Number.NaN, y: Number.NaN, z: Number.NaN }
    x[number] = vector.x
    y[number] = vector.y
    z[number] = vector.z
    if (areaFacts) area[number] = areaCodes.numberOf(areaFacts.code)
    online[number] = draft.online ? 1 : 0
    described.add(draft.venueId && venue ? describeVenue(draft.venueId, venue, areaFacts) : 'null')
  }
  return {
    size,
    cell,
    x,
    y,
    z,
    area,
    online,
    settledStarts,
    wanderingStarts,
    wanderingStands,
    described: described.finish(),
    venueIds: ordered.map(({ venueId }) => venueId),
  }
}

/** Counting sort: for each group its members, rising. */
export function gather(groupOf: Uint32Array, groups: number): { starts: Uint32Array; members: Uint32Array } {
  const starts = new Uint32Array(groups + 1)
  for (const group of groupOf) starts[group + 1]! += 1
  for (let group = 0; group < groups; group += 1) starts[group + 1]! += starts[group]!
  const next = starts.slice(0, groups)
  const members = new Uint32Array(groupOf.length)
  for (const [member, group] of groupOf.entries()) {
    members[next[group]!] = member
    next[group]! += 1
  }
  return { starts, members }
}
