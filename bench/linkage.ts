/** Linkage and grouping: accuracy on feeds they were not tuned on, and their cost beside the plain ways. */
import { groupListings } from '#laws/grouping/group-listings.ts'
import { linkRecords } from '#laws/record-linkage/link-records.ts'
import { prepare, type Prepared } from '#laws/record-linkage/prepare.ts'
import { scorePair } from '#laws/record-linkage/score.ts'
import { chicagoListings } from '../tests/conformance/grouping/chicago-2024.ts'
import { madridAgenda } from '../tests/conformance/linkage/madrid-agenda.ts'
import { measure, measureTogether } from '../tests/conformance/linkage/measure.ts'
import { fiveFeeds } from '../tests/conformance/linkage/noisy-feed.ts'
import { median } from './chance.ts'
import type { Row } from './rows.ts'

const seeds = [2, 3, 4, 5, 6]

/** Processor milliseconds, so that a busy machine does not count; the middle of several runs. */
function cost(work: () => unknown, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return median(times)
}

/** Scores every `step`-th pair of two sources. */
function scorePairs(records: readonly Prepared[], step: number, worth: (a: Prepared, b: Prepared) => boolean): number {
  let likeness = 0
  for (let one = 0; one < records.length; one += 1) {
    for (let other = one + 1 + (one % step); other < records.length; other += step) {
      const [a, b] = [records[one]!, records[other]!]
      if (a.source !== b.source && worth(a, b)) likeness += scorePair(a, b).total
    }
  }
  return likeness
}

const atLeast = (id: string, what: string, ours: number, bound: number): Row => ({
  id,
  what,
  unit: '',
  ours,
  floor: bound,
  target: `≥ ${bound}`,
  met: ours >= bound,
})

export async function runLinkageBench(): Promise<Row[]> {
  const agenda = madridAgenda()
  const found = seeds.map((seed) => measure(agenda, seed))
  const together = measureTogether(agenda, seeds)
  const records = fiveFeeds(agenda)
  const prepared = records.map(prepare)
  const linking = cost(() => linkRecords(records))
  // All eight million pairs take over a minute; every tenth is scored, and the cost counted ten times.
  const allPairs = 10 * cost(() => scorePairs(prepared, 10, () => true), 1)
  const sameDay = cost(() => scorePairs(prepared, 1, (a, b) => a.day === b.day), 1)
  const chicago = chicagoListings('mcmf-programs-2024')
  const both = [...chicago, ...chicagoListings('mcmf-programs-2020-2023')]
  const grouping = cost(() => groupListings(both))
  const opportunities = groupListings(chicago).length
  return [
    atLeast(
      'K1',
      'linkage: precision, the worst of seeds 2 to 6',
      Math.min(...found.map((one) => one.precision)),
      0.99,
    ),
    atLeast('K2', 'linkage: recall, the worst of seeds 2 to 6', Math.min(...found.map((one) => one.recall)), 0.9),
    atLeast('K3', 'linkage: blocking recall, the worst', Math.min(...found.map((one) => one.blockingRecall)), 0.995),
    atLeast('K4', 'linkage: precision, five copies together', together.precision, 0.99),
    atLeast('K5', 'linkage: recall, five copies together', together.recall, 0.9),
    {
      id: 'K6',
      what: `linkage of ${records.length} rows beside scoring all pairs (a tenth of them, ten times)`,
      unit: 'ms',
      ours: linking,
      floor: allPairs,
      target: '≤ 0.1×',
      met: linking <= allPairs / 10,
    },
    {
      id: 'K7',
      what: 'the same beside scoring all pairs of one day (no target; told to be fair)',
      unit: 'ms',
      ours: linking,
      floor: sameDay,
      target: '–',
      met: true,
    },
    {
      id: 'K8',
      what: `grouping of ${both.length} listings`,
      unit: 'ms',
      ours: grouping,
      floor: 400,
      target: '≤ 400 ms',
      met: grouping <= 400,
    },
    {
      id: 'K9',
      what: `opportunities made of ${chicago.length} listings of Chicago 2024`,
      unit: '',
      ours: opportunities,
      floor: 5_000,
      target: '4,000–5,000',
      met: opportunities >= 4_000 && opportunities <= 5_000,
    },
  ]
}
