import { expect, test } from 'vitest'
import { liveScript, tryBadFeeds } from '../../bench/faults/bad-feeds.ts'
import { badServers } from '../../bench/faults/feed-servers.ts'
import { largeFeed } from '../../bench/faults/large-feed.ts'
import { fuzzQuestions } from '../../bench/faults/fuzz-questions.ts'
import type { Trial } from '../../bench/faults/trial.ts'

const broken = (trials: readonly Trial[]): readonly Trial[] => trials.filter(({ passed }) => !passed)

test('every bad feed gets a clear answer and loses nothing', { timeout: 240_000 }, async () => {
  expect(broken(await tryBadFeeds([1, 2]))).toEqual([])
})

test.each([12, 24])(
  'a feed of %i MB of long rows stays out of memory, and visitors are answered meanwhile',
  { timeout: 240_000 },
  async (megabytes) => {
    expect(broken([await largeFeed(megabytes)])).toEqual([])
  },
)

test('feed servers that hang, break off or lead inside are refused', { timeout: 60_000 }, async () => {
  expect(broken(await badServers())).toEqual([])
})

test.each([1, 2])(
  'two hundred seeded questions, most of them nonsense: never a fault (seed %i)',
  { timeout: 180_000 },
  async (seed) => {
    expect(broken([await fuzzQuestions(seed, 100)])).toEqual([])
  },
)

test.each([
  '<p onclick="steal()">x</p>',
  '<script>x</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:x">',
  '<svg/onload=alert(3)>',
])('the eye sees that %s is alive', (text) => {
  expect(liveScript(text)).not.toBeNull()
})

test('our own scripts and data blocks are no attack', () => {
  expect(liveScript('<script type="module" src="/assets/find-1.js"></script><p>&lt;script&gt;</p>')).toBeNull()
})
