import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawLife, findLife, mayStep, trialLife, wishLife } from './life.ts'

test('the README draws the lives as the rules have them', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  for (const [name, drawn] of [
    ['wish', drawLife(wishLife)],
    ['find', drawLife(findLife)],
    ['trial', drawLife(trialLife)],
  ] as const) {
    expect(readme).toContain(`${name}\n${drawn}\n`)
  }
})

test.each([
  ['asking', 'agreed', 'house', true],
  ['asking', 'agreed', 'host', false],
  ['asking', 'runs', 'house', false],
  ['agreed', 'taken-back', 'host', false],
  ['failed', 'asking', 'host', false],
  ['runs', 'failed', 'house', false],
] as const)('a trial goes from %s to %s by the %s: %s', (from, to, who, may) => {
  expect(mayStep(trialLife, from, to, who)).toBe(may)
})
