import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostEntries } from '../words.ts'
import { dealEntries, layOutSheet } from './lay-out-sheet.ts'

test('folded, the first panel is in front: at the right of the outside, at the left for a language from the right', () => {
  const panels = [1, 2, 3, 4] as const
  expect(layOutSheet(panels, 'ltr')).toEqual({ outside: [4, 1], inside: [2, 3] })
  expect(layOutSheet(panels, 'rtl')).toEqual({ outside: [1, 4], inside: [3, 2] })
})

test('every offer is on one panel, in order, or counted among those left', () => {
  fc.assert(
    fc.property(fc.nat(90), (count) => {
      const entries = Array.from({ length: count }, (_, number) => number)
      const { panels, left } = dealEntries(entries)
      expect(panels).toHaveLength(4)
      expect(panels[0]).toEqual([])
      expect(panels.flat()).toEqual(entries.slice(0, mostEntries))
      expect(left).toBe(Math.max(0, count - mostEntries))
    }),
  )
})
