import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentReads, grounds, readableAccent, themeCss } from './accent.ts'
import { contrast, fromHex, fromOklch, toHex, toOklch } from './colour.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
])('%s on %s is %f to 1, as WCAG computes it', (a, b, ratio) => {
  expect(contrast(fromHex(a)!, fromHex(b)!)).toBeCloseTo(ratio, 1)
})

test('a colour survives the way to OKLCH and back', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      expect(toHex(fromOklch(toOklch(fromHex(colour)!)))).toBe(colour)
    }),
  )
})

test('pale yellow does not read on paper; dark green does', () => {
  expect(accentReads('#ffe94d')).toBe(false)
  expect(accentReads('#1f5c2e')).toBe(true)
  expect(accentReads('green')).toBe(false)
})

test('whatever colour a city brings, its theme reads by day and by night', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const [, day, night] = /light-dark\((#\w{6}),(#\w{6})\)/.exec(themeCss(colour))!
      for (const ground of grounds.day) expect(contrast(fromHex(day!)!, ground)).toBeGreaterThanOrEqual(4.5)
      for (const ground of grounds.night) expect(contrast(fromHex(night!)!, ground)).toBeGreaterThanOrEqual(4.5)
      expect(accentReads(readableAccent(colour)!)).toBe(true)
    }),
  )
})

test('no text can leave the style sheet by way of an accent', () => {
  expect(themeCss('red}body{display:none')).toBe('')
  expect(readableAccent('#12')).toBeNull()
})
