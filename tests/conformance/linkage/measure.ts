import { candidatePairs } from '#laws/record-linkage/blocking.ts'
import { linkRecords } from '#laws/record-linkage/link-records.ts'
import { prepare } from '#laws/record-linkage/prepare.ts'
import type { LinkRecord } from '#laws/record-linkage/record.ts'
import { noisyFeed } from './noisy-feed.ts'

export interface Accuracy {
  readonly seed: number
  readonly rows: number
  readonly pairs: number
  readonly precision: number
  readonly recall: number
  /** Of the true pairs, how many blocking lets through to be compared. */
  readonly blockingRecall: number
  /** True pairs that were put to a person instead. */
  readonly asked: number
  readonly questions: number
}

/** Links the agenda with one noisy feed of itself and counts right and wrong merges. */
export function measure(clean: readonly LinkRecord[], seed: number): Accuracy {
  const { rows, truth } = noisyFeed(clean, seed)
  const records = [...clean, ...rows]
  const isTrue = (one: number, other: number): boolean => {
    const [a, b] = one < other ? [one, other] : [other, one]
    return truth.get(records[b]!.originalId) === records[a]!.originalId
  }
  const { clusters, edges } = linkRecords(records)
  const merged = clusters.filter((cluster) => cluster.members.length > 1)
  const right = merged.filter(({ members }) => isTrue(members[0]!, members[1]!)).length
  const questions = edges.filter((edge) => edge.zone === 'ask')
  let blocked = 0
  for (const pair of candidatePairs(records.map(prepare))) {
    if (isTrue(Math.floor(pair / records.length), pair % records.length)) blocked += 1
  }
  return {
    seed,
    rows: records.length,
    pairs: truth.size,
    precision: right / merged.length,
    recall: right / truth.size,
    blockingRecall: blocked / truth.size,
    asked: questions.filter(({ one, other }) => isTrue(one, other)).length,
    questions: questions.length,
  }
}

/** The same over several copies in one run, counted in pairs of rows that are one event. */
export function measureTogether(clean: readonly LinkRecord[], seeds: readonly number[]) {
  const feeds = seeds.map((seed) => noisyFeed(clean, seed))
  const records = [...clean, ...feeds.flatMap((feed) => feed.rows)]
  const truth = new Map(feeds.flatMap((feed) => [...feed.truth]))
  const eventOf = (row: number): string => truth.get(records[row]!.originalId) ?? records[row]!.originalId
  const timesTold = new Map<string, number>()
  for (const row of records.keys()) timesTold.set(eventOf(row), (timesTold.get(eventOf(row)) ?? 0) + 1)
  const pairsOf = (count: number): number => (count * (count - 1)) / 2
  const truePairs = [...timesTold.values()].reduce((sum, count) => sum + pairsOf(count), 0)
  let merged = 0
  let right = 0
  for (const { members } of linkRecords(records).clusters) {
    merged += pairsOf(members.length)
    const together = new Map<string, number>()
    for (const row of members) together.set(eventOf(row), (together.get(eventOf(row)) ?? 0) + 1)
    for (const count of together.values()) right += pairsOf(count)
  }
  return { rows: records.length, precision: right / merged, recall: right / truePairs }
}
