import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { grounds } from './accent.ts'
import { contrast, fromOklch, type LinearRgb, toHex } from './colour.ts'

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')

/** `--ink: light-dark(oklch(25% 0.025 155), oklch(94% …))` → both as colours. */
const tokens = new Map<string, { day: LinearRgb; night: LinearRgb }>()
const shape = /--([\w-]+):\s*light-dark\(\s*oklch\(([^)]+)\),\s*oklch\(([^)]+)\)\s*\)/g
for (const [, name, day, night] of css.matchAll(shape)) tokens.set(name!, { day: parse(day!), night: parse(night!) })

function parse(text: string): LinearRgb {
  const [lightness = 0, chroma = 0, hue = 0] = text.split(/\s+/).map(Number.parseFloat)
  return fromOklch({ lightness: lightness / 100, chroma, hue })
}

/** What is written on what. 4.5 is text, 3 is lines, controls and pictures (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: readonly [string, readonly string[], number][] = [
  ['ink', ['paper', 'well', 'blossom', 'leaf-pale', 'hawthorn-pale', 'lichen'], 4.5],
  ['ink-soft', ['paper', 'blossom', 'leaf-pale', 'hawthorn-pale', 'lichen'], 4.5],
  ['leaf', ['paper', 'blossom', 'leaf-pale'], 4.5],
  ['hawthorn', ['paper', 'blossom', 'hawthorn-pale'], 4.5],
  ['sloe', ['paper', 'blossom', 'leaf-pale', 'hawthorn-pale', 'lichen'], 4.5],
  ['sloe-seen', ['paper', 'blossom', 'leaf-pale', 'lichen'], 4.5],
  ['on-accent', ['leaf'], 4.5],
  ['line', ['paper', 'well', 'blossom'], 3],
  ['leaf-bright', ['paper'], 3],
  ['shade-4', ['paper', 'shade-0'], 3],
]

describe.each(['day', 'night'] as const)('by %s', (time) => {
  test.each(pairs.flatMap(([front, backs, least]) => backs.map((back) => [front, back, least] as const)))(
    '%s reads on %s at %f to 1',
    (front, back, least) => {
      expect(contrast(tokens.get(front)![time], tokens.get(back)![time])).toBeGreaterThanOrEqual(least)
    },
  )

  test('an accent is checked against the very grounds it stands on', () => {
    expect(grounds[time].map(toHex)).toEqual([tokens.get('paper')![time], tokens.get('blossom')![time]].map(toHex))
  })
})

test('the palette was read whole', () => {
  expect(tokens.size).toBeGreaterThanOrEqual(19)
})
