import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayRunFeeds } from './policy.ts'

test.each<[Actor, boolean]>([
  [{ kind: 'visitor' }, false],
  [{ kind: 'operator', session: '01890000-0000-7000-8000-000000000000' as Id }, true],
  [{ kind: 'system', because: 'a poll' }, true],
])('%o may run feeds: %s', (by, may) => {
  expect(mayRunFeeds(by)).toBe(may)
})
