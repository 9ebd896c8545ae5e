import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayRunEcosystem } from './policy.ts'

test.each([
  [{ kind: 'visitor' }, false],
  [{ kind: 'operator', session: 'some-session' as Id }, true],
  [{ kind: 'system', because: 'demonstration' }, true],
] as [Actor, boolean][])('%o may run an ecosystem: %s', (by, may) => {
  expect(mayRunEcosystem(by)).toBe(may)
})
