import { candidatePairs } from './blocking.ts'
import { clustersOf, type Bond } from './clusters.ts'
import { prepare, type Prepared } from './prepare.ts'
import { recordKey, type LinkRecord, type RecordName } from './record.ts'
import { scorePair, type Score } from './score.ts'

/** From here on two rows are merged without asking. */
const mergeFrom = 0.72
/** The same where neither venue nor point can be compared: the title alone has to carry it. */
const mergeFromWithoutPlace = 0.76
/** From here on a person is asked; below, rows stay apart. */
const askFrom = 0.58
/** A second row of the same source nearly as alike makes the first doubtful: then a person is asked. */
const clearlyBetterBy = 0.04

type Zone = 'merge' | 'ask' | 'apart'

/** What a person decided about two rows, or what was undone; it outlasts every later import. */
export interface Verdict {
  readonly one: RecordName
  readonly other: RecordName
  readonly same: boolean
}

export interface Edge {
  /** Indexes into the records given. */
  readonly one: number
  readonly other: number
  readonly zone: Zone
  /** Why it is in its zone. */
  readonly because: 'score' | 'close-rival' | 'day-unknown' | 'verdict' | 'source-says-so' | 'veto'
  readonly score: Score
}

export interface Linked {
  /** Every record in exactly one cluster; the id is the oldest that any member had, or null for a new thing. */
  readonly clusters: readonly { readonly id: string | null; readonly members: readonly number[] }[]
  /** Merged and doubtful pairs with their parts, to be stored and shown. Pairs that stay apart are not listed. */
  readonly edges: readonly Edge[]
}

const rowOf = (edge: Edge, records: readonly Prepared[]): string => {
  const keys = [records[edge.one]!.key, records[edge.other]!.key].sort()
  return keys.join('\n')
}

/** Has either row, in the other's source, a partner clearly better, one nearly as good, or none? */
type Rivalry = 'beaten' | 'close' | 'clear'

/** The best score of each row against each other source, and the second best of another row there. */
function rivals(
  scored: readonly (readonly [one: number, other: number, score: Score])[],
  records: readonly Prepared[],
) {
  const best = new Map<string, { first: number; second: number }>()
  const note = (row: number, source: string, total: number): void => {
    const key = `${row}\n${source}`
    const seen = best.get(key)
    if (!seen) best.set(key, { first: total, second: -1 })
    else if (total > seen.first) best.set(key, { first: total, second: seen.first })
    else if (total > seen.second) best.set(key, { first: seen.first, second: total })
  }
  for (const [one, other, { total }] of scored) {
    note(one, records[other]!.source, total)
    note(other, records[one]!.source, total)
  }
  return (one: number, other: number, total: number): Rivalry => {
    const sides = [best.get(`${one}\n${records[other]!.source}`)!, best.get(`${other}\n${records[one]!.source}`)!]
    if (sides.some(({ first }) => first - total >= clearlyBetterBy)) return 'beaten'
    return sides.some(({ first, second }) => total < first || total - second < clearlyBetterBy) ? 'close' : 'clear'
  }
}

/** Where a scored pair falls when nobody has said anything about it. */
function zoneOf(a: Prepared, b: Prepared, score: Score, rivalry: Rivalry): Pick<Edge, 'zone' | 'because'> {
  if (score.total < askFrom || rivalry === 'beaten') return { zone: 'apart', because: 'score' }
  if (a.day !== null && b.day !== null && a.day !== b.day) return { zone: 'apart', because: 'score' }
  const placeKnown = score.parts.venue !== null || score.parts.distance !== null
  if (score.total < (placeKnown ? mergeFrom : mergeFromWithoutPlace)) return { zone: 'ask', because: 'score' }
  if ((a.day === null) !== (b.day === null)) return { zone: 'ask', because: 'day-unknown' }
  return rivalry === 'close' ? { zone: 'ask', because: 'close-rival' } : { zone: 'merge', because: 'score' }
}

/**
 * Finds which rows of different sources are one thing. Blocks, scores, sorts into merge, ask and apart, and unites with a
 * veto: never two rows of one source, never rows of different days unless a source or a person says so, never what a
 * person called different. The result does not depend on the order of the records.
 * @param ids the cluster id each row (by `recordKey`) had before; ids sort by age
 */
export function linkRecords(
  records: readonly LinkRecord[],
  verdicts: readonly Verdict[] = [],
  ids: ReadonlyMap<string, string> = new Map(),
): Linked {
  const prepared = records.map(prepare)
  const indexOf = new Map(prepared.map((record, index) => [record.key, index]))
  const pairKey = (one: number, other: number): number => Math.min(one, other) * records.length + Math.max(one, other)
  const decided = new Map<number, Edge>()
  const apart: [number, number][] = []
  const said = (one: number | undefined, other: number | undefined, same: boolean, because: Edge['because']): void => {
    if (one === undefined || other === undefined || one === other) return
    const score = scorePair(prepared[one]!, prepared[other]!)
    decided.set(pairKey(one, other), { one, other, zone: same ? 'merge' : 'apart', because, score })
  }
  records.forEach((record, index) => {
    for (const name of record.sameAs ?? []) said(index, indexOf.get(recordKey(name)), true, 'source-says-so')
  })
  for (const { one, other, same } of verdicts) {
    said(indexOf.get(recordKey(one)), indexOf.get(recordKey(other)), same, 'verdict')
  }
  for (const edge of decided.values()) if (edge.zone === 'apart') apart.push([edge.one, edge.other])

  const scored: [number, number, Score][] = []
  for (const pair of candidatePairs(prepared)) {
    if (decided.has(pair)) continue
    const [one, other] = [Math.floor(pair / records.length), pair % records.length]
    const score = scorePair(prepared[one]!, prepared[other]!)
    if (score.total >= askFrom) scored.push([one, other, score])
  }
  const rivalry = rivals(scored, prepared)
  const edges: Edge[] = [...decided.values()].filter((edge) => edge.zone !== 'apart')
  for (const [one, other, score] of scored) {
    const placed = zoneOf(prepared[one]!, prepared[other]!, score, rivalry(one, other, score.total))
    if (placed.zone !== 'apart') edges.push({ one, other, ...placed, score })
  }
  return united(edges, prepared, apart, ids)
}

const asQuestion = (edge: Edge): Edge => ({ ...edge, zone: 'ask', because: 'veto' })

/** Takes the certain bonds first, then the most alike; a bond the veto refuses becomes a question. */
function united(
  edges: readonly Edge[],
  prepared: readonly Prepared[],
  apart: readonly [number, number][],
  ids: ReadonlyMap<string, string>,
): Linked {
  const certain = (edge: Edge): boolean => edge.because === 'verdict' || edge.because === 'source-says-so'
  const rank = (edge: Edge): number => (edge.because === 'verdict' ? 3 : certain(edge) ? 2 : edge.score.total)
  const sorted = edges.toSorted((one, other) => {
    const byRank = rank(other) - rank(one)
    if (byRank !== 0) return byRank
    return rowOf(one, prepared) < rowOf(other, prepared) ? -1 : 1
  })
  const merging = sorted.filter((edge) => edge.zone === 'merge')
  const bonds = merging.map(({ one, other }, index): Bond => ({ one, other, certain: certain(merging[index]!) }))
  const { clusters, held } = clustersOf(prepared, bonds, apart)
  const refused = new Set(merging.filter((_, index) => !held[index]))
  return {
    clusters: clusters.map((members) => ({ id: oldestId(members, prepared, ids), members })),
    edges: sorted.map((edge) => (refused.has(edge) ? asQuestion(edge) : edge)),
  }
}

function oldestId(
  members: readonly number[],
  prepared: readonly Prepared[],
  ids: ReadonlyMap<string, string>,
): string | null {
  const had = members.flatMap((row) => ids.get(prepared[row]!.key) ?? [])
  return had.length > 0 ? had.sort()[0]! : null
}
