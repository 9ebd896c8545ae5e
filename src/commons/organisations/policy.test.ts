import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayKeepOrganisations } from './policy.ts'

test.each([
  [{ kind: 'visitor' }, false],
  [{ kind: 'operator', session: 'some-session' as Id }, true],
  [{ kind: 'system', because: 'import' }, true],
] as [Actor, boolean][])('%o may keep organisations: %s', (by, may) => {
  expect(mayKeepOrganisations(by)).toBe(may)
})
