import { expect, test } from 'vitest'
import { giveBackMemory } from './give-back-memory.ts'

test('what nobody holds any more is gone after, and the collector stays out of reach', async () => {
  const left = new WeakRef({ much: 'of it' })
  await giveBackMemory()
  expect(left.deref()).toBe(undefined)
  expect('gc' in globalThis).toBe(false)
})
