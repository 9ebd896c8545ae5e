import { expect, test } from 'vitest'
import { databaseGone, killDatabase } from '../../bench/faults/database-away.ts'
import { diskFull, mayMount } from '../../bench/faults/disk-full.ts'
import type { Trial } from '../../bench/faults/trial.ts'

const broken = (trials: readonly Trial[]): readonly Trial[] => trials.filter(({ passed }) => !passed)

test(
  'kill -9 of PostgreSQL: reads go on, writes are told 503, and it comes back by itself',
  { timeout: 120_000 },
  async () => {
    expect(broken(await killDatabase(1))).toEqual([])
  },
)

test.each(['refused', 'silent'] as const)(
  'the database out of reach (%s) for two seconds',
  { timeout: 120_000 },
  async (how) => {
    expect(broken([await databaseGone(how, 2_000)])).toEqual([])
  },
)

test.skipIf(!mayMount())(
  'a full disk refuses uploads, reads go on, and room again is enough',
  { timeout: 120_000 },
  async () => {
    expect(broken([await diskFull()])).toEqual([])
  },
)
