import { expect, test } from 'vitest'
import { importStates, type ImportState } from '../../words.ts'
import { isOpen, lifeOfAnImport, mayFollow, needsAYes } from './follow-import.ts'

test('every state can be reached from the queue', () => {
  const seen = new Set<ImportState>(['queued'])
  for (const state of seen) for (const next of lifeOfAnImport[state]) seen.add(next)
  expect([...seen].sort()).toEqual([...importStates].sort())
})

test.each([
  ['queued', 'applied', false],
  ['reading', 'applied', false],
  ['staged', 'applied', true],
  ['asking', 'applied', true],
  ['applied', 'queued', false],
  ['stopped', 'queued', true],
] as const)('from %s to %s: %s', (from, to, may) => {
  expect(mayFollow(from, to)).toBe(may)
})

test('only what is open can still become public', () => {
  expect(importStates.filter((state) => mayFollow(state, 'applied')).every(isOpen)).toBe(true)
})

test.each([
  [1000, 400, false],
  [1000, 401, true],
  [0, 0, false],
  [4, 4, false],
  [12, 5, true],
])('of %i live listings %i would go: a person is asked: %s', (live, vanishing, asks) => {
  expect(needsAYes(live, vanishing)).toBe(asks)
})
