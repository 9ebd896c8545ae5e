import { metresBetween } from '#kernel/place.ts'
import type { Prepared } from './prepare.ts'

/** Two places this near, in metres, may be one; two rows there on one day are worth comparing. */
const nearMetres = 300
const metresPerDegree = 111_195
/** How many of its rarest trigrams stand for a title. A typing error spoils three. */
const rareTrigrams = 10
/** An undated row is compared with those sharing a trigram that at most this many rows have. */
const undatedPostings = 60

/** Which pairs of rows are worth comparing, each once, as `i * rows + j` with i < j. Never two rows of one source. */
export type Pairs = ReadonlySet<number>

const byDay = (records: readonly Prepared[]): Map<number | null, number[]> => {
  const days = new Map<number | null, number[]>()
  records.forEach((record, index) => {
    const rows = days.get(record.day)
    if (rows) rows.push(index)
    else days.set(record.day, [index])
  })
  return days
}

/** In how many titles each trigram stands. */
function frequencies(records: readonly Prepared[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const record of records) for (const trigram of record.title) counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  return counts
}

/** The rarest that at least one other title has; ties by the trigram itself, so the order of rows does not matter. */
function rarest(title: Float64Array, counts: ReadonlyMap<number, number>): number[] {
  const shared = [...title].filter((trigram) => counts.get(trigram)! > 1)
  return shared.sort((one, other) => counts.get(one)! - counts.get(other)! || one - other).slice(0, rareTrigrams)
}

const posted = (rows: readonly number[], keysOf: readonly (readonly number[])[]): Map<number, number[]> => {
  const postings = new Map<number, number[]>()
  for (const row of rows) {
    for (const key of keysOf[row]!) {
      const others = postings.get(key)
      if (others) others.push(row)
      else postings.set(key, [row])
    }
  }
  return postings
}

/**
 * Same day, and within 300 m or sharing one of each title's rarest trigrams. Where a row has no day: sharing a trigram
 * that is rare among all rows. What is left out here is never scored, so this errs on the side of comparing.
 */
export function candidatePairs(records: readonly Prepared[]): Pairs {
  const pairs = new Set<number>()
  const add = (one: number, other: number): void => {
    if (records[one]!.source === records[other]!.source) return
    pairs.add(one < other ? one * records.length + other : other * records.length + one)
  }
  const counts = frequencies(records)
  const rare = records.map((record) => rarest(record.title, counts))
  const days = byDay(records)
  for (const [day, rows] of days) {
    if (day === null || rows.length < 2) continue
    for (const sharing of posted(rows, rare).values()) everyPair(sharing, add)
    nearPairs(rows, records, add)
  }
  const undated = days.get(null)
  if (undated) {
    const everywhere = posted([...records.keys()], rare)
    for (const row of undated) {
      for (const trigram of rare[row]!) {
        const sharing = everywhere.get(trigram)!
        if (sharing.length <= undatedPostings) for (const other of sharing) if (other !== row) add(row, other)
      }
    }
  }
  return pairs
}

function everyPair(rows: readonly number[], add: (one: number, other: number) => void): void {
  for (let first = 0; first < rows.length; first += 1) {
    for (let second = first + 1; second < rows.length; second += 1) add(rows[first]!, rows[second]!)
  }
}

/** Sweeps northwards: only rows within 300 m of latitude are measured. */
function nearPairs(
  rows: readonly number[],
  records: readonly Prepared[],
  add: (one: number, other: number) => void,
): void {
  const placed = rows.filter((row) => records[row]!.point !== null)
  placed.sort((one, other) => records[one]!.point!.lat - records[other]!.point!.lat)
  for (let first = 0; first < placed.length; first += 1) {
    const here = records[placed[first]!]!
    for (let second = first + 1; second < placed.length; second += 1) {
      const there = records[placed[second]!]!
      if ((there.point!.lat - here.point!.lat) * metresPerDegree > nearMetres) break
      if (here.source !== there.source && metresBetween(here.point!, there.point!) <= nearMetres) {
        add(placed[first]!, placed[second]!)
      }
    }
  }
}
