import { describe, expect, test } from 'vitest'
import { changeSeen } from '../../bench/faults/change-seen.ts'
import { gracefulStop } from '../../bench/faults/graceful-stop.ts'
import { compareIds, killDuringImport } from '../../bench/faults/kill-during-import.ts'
import { Findings, type Trial } from '../../bench/faults/trial.ts'
import { smallVersions } from '../../bench/faults/two-versions.ts'
import { twoStarts } from '../../bench/faults/two-starts.ts'

/** `npm run faults` has the full counts; here each fault happens twice, on small feeds. */
const broken = (trials: readonly Trial[]): readonly Trial[] => trials.filter(({ passed }) => !passed)

test(
  'kill -9 during an import leaves nothing half public, and the import comes to its end',
  { timeout: 240_000 },
  async () => {
    const trials = await killDuringImport(smallVersions(1_500), [11, 12])
    expect(broken(trials)).toEqual([])
    expect(trials).toHaveLength(2)
  },
)

test('two starts on one folder share one database, or the second says why not', { timeout: 300_000 }, async () => {
  const trials = await twoStarts(2)
  expect(broken(trials)).toEqual([])
  expect(trials).toHaveLength(4)
})

test('asked to stop, the server finishes what it does and hands back its jobs', { timeout: 180_000 }, async () => {
  expect(broken(await gracefulStop(smallVersions(3_000), 2))).toEqual([])
})

test('a change is seen in every process within two seconds', { timeout: 120_000 }, async () => {
  expect(broken(await changeSeen(2))).toEqual([])
})

describe('the eye can see', () => {
  test('a trial with something wrong is broken, and says what', () => {
    const found = new Findings()
    found.expect(true, 'never told')
    found.expect(false, 'half an import')
    expect(found.trial('a', 'b', 'c')).toMatchObject({ passed: false, seen: 'half an import (c)' })
  })

  test('a changed or lost id is seen', () => {
    const found = new Findings()
    compareIds(found, new Map([['1', 'a']]), new Map([['1', 'b']]))
    compareIds(found, new Map([['2', 'a']]), new Map())
    expect(found.trial('a', 'b', 'c').seen).toContain('listing 1 was a and is b · listing 2 was a and is undefined')
  })
})
