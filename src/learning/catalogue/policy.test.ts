import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayChangeCatalogue } from './policy.ts'

test.each<[Actor, boolean]>([
  [{ kind: 'visitor' }, false],
  [{ kind: 'operator', session: '0' as Id }, true],
  [{ kind: 'system', because: 'import' }, true],
])('%j may change the catalogue: %s', (by, expected) => {
  expect(mayChangeCatalogue(by)).toBe(expected)
})
