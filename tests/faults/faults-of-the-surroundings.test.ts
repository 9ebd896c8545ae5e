import { expect, test } from 'vitest'
import { databaseGone, killDatabase } from '../../bench/faults/database-away.ts'
import { diskFull, mayMount } from '../../bench/faults/disk-full.ts'
import type { Trial } from '../../bench/faults/trial.ts'

const broken = (trials: readonly Trial[]): readonly Trial[] => trials.filter(({ passed }) => !passed)

test(
  'kill -9 of PostgreSQL: reads go on, writes are told 503, and it comes back by itself',
  { timeout: 120_000 },
  async () => {
    const trials = await killDatabase(2)
    expect(broken(trials)).toEqual([])
    expect(trials).toHaveLength(2)
  },
)

test.each([
  ['refused', 2],
  ['refused', 4],
  ['silent', 2],
  ['silent', 6],
] as const)('the database out of reach (%s) for %i seconds', { timeout: 120_000 }, async (how, seconds) => {
  expect(broken([await databaseGone(how, seconds * 1_000)])).toEqual([])
})

test.skipIf(!mayMount())(
  'a full disk refuses uploads, reads go on, and room again is enough, also the second time',
  { timeout: 240_000 },
  async () => {
    expect(broken([await diskFull(), await diskFull()])).toEqual([])
  },
)
