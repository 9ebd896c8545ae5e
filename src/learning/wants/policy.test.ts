import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { isPublicWant, mayAnswerWants } from './policy.ts'
import { wantStates } from './words.ts'

test('a visitor tells, the office answers', () => {
  expect(mayAnswerWants({ kind: 'visitor' })).toBe(false)
  expect(mayAnswerWants({ kind: 'operator', session: 'some-session' as Id })).toBe(true)
})

test('P28 nothing is public before a person has read it, and nothing that was hidden', () => {
  expect(wantStates.filter(isPublicWant)).toEqual(['heard', 'being-tried', 'declined'])
})
