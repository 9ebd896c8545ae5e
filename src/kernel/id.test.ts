import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId, madeAt, makeIdsInOrder } from './id.ts'

const fixed = (byte: number) => () => new Uint8Array(10).fill(byte)

test('an id is a UUIDv7 that tells when it was made', () => {
  const at = Date.parse('2026-06-17T09:00:00Z')
  const id = makeIdsInOrder(() => at, fixed(0xff))()
  expect(isId(id)).toBe(true)
  expect(madeAt(id)).toBe(at)
})

test('ids sort in the order of their making, at whatever pace the clock goes on', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { maxLength: 300 }), fc.nat(255), (steps, byte) => {
      let at = 1_800_000_000_000
      const newId = makeIdsInOrder(() => at, fixed(byte))
      const ids = steps.map((step) => {
        at += step
        return newId()
      })
      expect(ids).toEqual(ids.toSorted())
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('ten thousand within one millisecond are in order and each is another', () => {
  const newId = makeIdsInOrder(() => 1_800_000_000_000, fixed(7))
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(10_000)
  expect(madeAt(ids.at(-1)!) - 1_800_000_000_000).toBeLessThan(4)
})
