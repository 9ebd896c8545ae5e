import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTexts } from '#web/say/texts.ts'
import { knownRefusals, statusOfRefusal } from '../../src/main/refusals.ts'

/** Foreign data's reasons (a feed that can not be read) are lines of a report; `learning/feeds` has their sentences. */
const lawful = /^src\/(commons|learning|stewardship|main)\//

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => lawful.test(file))

/** Every refusal some rule, command or route can give: `refuse('slice.reason'` and the slices' own closed lists. */
const said = new Set(
  files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const given = [...text.matchAll(/\brefuse\(\s*'([a-z][\w-]*\.[\w-]+)'/g)].map((match) => match[1]!)
    const listed = [...text.matchAll(/Refusals = \[([^\]]*)\] as const/g)].flatMap((match) =>
      [...match[1]!.matchAll(/'([\w-]+\.[\w-]+)'/g)].map((one) => one[1]!),
    )
    // A standard's own reason, passed on by the room that read it, is not the room's refusal.
    return [...given, ...listed].filter(
      (name) => !existsSync(join('src/standards', name.split('.')[0]!)) && !name.startsWith('rpde.'),
    )
  }),
)

test('the reader finds refusals', () => {
  expect(said.size).toBeGreaterThan(8)
})

test('every refusal has its status in the one table', () => {
  expect([...said].filter((refusal) => !knownRefusals.includes(refusal)).sort()).toEqual([])
  for (const refusal of knownRefusals) expect(statusOfRefusal(refusal)).toBeGreaterThanOrEqual(401)
})

test('every refusal has a sentence in every language', () => {
  const texts = loadTexts({ root: process.cwd() })
  const missing = ['en', 'es', 'de', 'ar'].flatMap((language) =>
    [...new Set([...said, ...knownRefusals])]
      .filter((refusal) => !texts.of(language).has(refusal))
      .map((refusal) => `${language}: ${refusal}`),
  )
  expect(missing).toEqual([])
})

test('a refusal without a row is a fault', () => {
  expect(() => statusOfRefusal('nobody.knows-this')).toThrow(/no row/)
})
