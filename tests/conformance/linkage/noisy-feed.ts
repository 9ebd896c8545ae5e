import type { WallTime } from '#kernel/instant.ts'
import type { Point } from '#kernel/place.ts'
import type { LinkRecord } from '#laws/record-linkage/record.ts'

/** A second feed of the same events, and which of its rows is which of the first. */
export interface NoisyFeed {
  readonly rows: readonly LinkRecord[]
  /** Original id in the noisy feed → original id in the clean one. */
  readonly truth: ReadonlyMap<string, string>
}

/** Mulberry32: small, seeded, good enough to spoil titles with. */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const below = (roll: () => number, bound: number): number => Math.floor(roll() * bound)

function shuffled<Item>(items: readonly Item[], roll: () => number): Item[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(roll, last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}

/** One typing error: a letter dropped, doubled, changed, or swapped with the next. */
function withTypo(title: string, roll: () => number): string {
  const letters = [...title.matchAll(/\p{L}/gu)]
  if (letters.length < 2) return `${title}x`
  const at = letters[below(roll, letters.length - 1)]!.index
  const kept = [title.slice(0, at), title.slice(at, at + 1), title.slice(at + 1)] as const
  const kind = below(roll, 4)
  if (kind === 0) return kept[0] + kept[2]
  if (kind === 1) return kept[0] + kept[1] + kept[1] + kept[2]
  if (kind === 2) return kept[0] + String.fromCharCode(97 + below(roll, 26)) + kept[2]
  return kept[0] + kept[2].slice(0, 1) + kept[1] + kept[2].slice(1)
}

const withTypos = (title: string, roll: () => number): string =>
  roll() < 0.5 ? withTypo(title, roll) : withTypo(withTypo(title, roll), roll)

/** Unchanged 20 %, a word dropped 25 %, words in another order 15 %, the host added 20 %, one or two typos 20 %. */
function noisyTitle(record: LinkRecord, roll: () => number): string {
  const kind = roll()
  if (kind < 0.2) return record.title
  const parts = record.title.trim().split(/\s+/)
  // A title of one word has none to drop or move: it gets typos instead.
  if (kind < 0.6 && parts.length < 2) return withTypos(record.title, roll)
  if (kind < 0.45) return parts.toSpliced(below(roll, parts.length), 1).join(' ')
  if (kind < 0.6) return shuffled(parts, roll).join(' ')
  const host = record.host ?? 'Ayuntamiento de Madrid'
  if (kind < 0.8) return roll() < 0.5 ? `${record.title} - ${host}` : `${host}: ${record.title}`
  return withTypos(record.title, roll)
}

function shiftedBy(time: WallTime, minutes: number): WallTime {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const shifted = Math.min(Math.max(hour * 60 + minute + minutes, 0), 1_439)
  return `${String(Math.floor(shifted / 60)).padStart(2, '0')}:${String(shifted % 60).padStart(2, '0')}` as WallTime
}

/** Up to 150 m away, evenly over the disc. */
function movedPoint(point: Point, roll: () => number): Point {
  const metres = 150 * Math.sqrt(roll())
  const bearing = 2 * Math.PI * roll()
  const metresPerDegree = 111_195
  return {
    lat: point.lat + (metres * Math.cos(bearing)) / metresPerDegree,
    lon: point.lon + (metres * Math.sin(bearing)) / (metresPerDegree * Math.cos((point.lat * Math.PI) / 180)),
  }
}

/**
 * What a second publisher makes of the same agenda. Keeps 70 % of the events, in another order; spoils the title as
 * above; start ±30 minutes in 30 %; venue missing in 20 %; point missing in 20 %, else moved by at most 150 m; no link
 * and no host of its own (Madrid's host always equals its venue, so a kept host would tell a missing venue).
 * @param seed the same seed gives the same feed
 */
export function noisyFeed(clean: readonly LinkRecord[], seed: number): NoisyFeed {
  const roll = dice(seed)
  const truth = new Map<string, string>()
  const rows = shuffled(
    clean.filter(() => roll() < 0.7),
    roll,
  ).map((record, index): LinkRecord => {
    const originalId = `noisy-${seed}-${index}`
    truth.set(originalId, record.originalId)
    const late = roll() < 0.3 ? (roll() < 0.5 ? 30 : -30) : 0
    return {
      source: `noisy-${seed}`,
      originalId,
      title: noisyTitle(record, roll),
      venue: roll() < 0.2 ? null : record.venue,
      host: null,
      point: record.point === null || roll() < 0.2 ? null : movedPoint(record.point, roll),
      startOn: record.startOn,
      startTime: record.startTime === null ? null : shiftedBy(record.startTime, late),
      link: null,
    }
  })
  return { rows, truth }
}

/** The agenda with its copies of seeds 2 to 6: six sources, about 4,500 rows. */
export const fiveFeeds = (clean: readonly LinkRecord[]): LinkRecord[] => [
  ...clean,
  ...[2, 3, 4, 5, 6].flatMap((seed) => noisyFeed(clean, seed).rows),
]
