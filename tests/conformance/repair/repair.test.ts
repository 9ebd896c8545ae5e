import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { ageFromText } from '#laws/repair/age-from-text.ts'
import { repairMacRoman } from '#laws/repair/mac-roman.ts'

const feed = (path: string): string =>
  gunzipSync(readFileSync(new URL(`../../../demo/feeds/${path}`, import.meta.url))).toString('utf8')

type Texts = readonly string[]
const chicago = (file: string): Texts[] =>
  (parse(feed(`chicago/${file}`), { columns: true }) as Record<string, string>[]).map((row) => [
    row.program_name!,
    row.description!,
    row.org_name!,
  ])
const madrid = (): Texts[] => {
  const events = JSON.parse(feed('madrid/agenda-2025.json.gz').replace(/[\t\r\n]+/g, ' ')) as {
    '@graph': { title: string; description?: string }[]
  }
  return events['@graph'].map((event) => [event.title, event.description ?? ''])
}
const coerde = (): Texts[] => {
  const { events } = JSON.parse(feed('coerde/events-2026.json.gz')) as {
    events: { title: string; short_description?: string }[]
  }
  return events.map((event) => [event.title, event.short_description ?? ''])
}
const rowsRepaired = (rows: readonly Texts[]): number =>
  rows.filter((texts) => texts.some((text) => repairMacRoman(text).repairs > 0)).length

describe('alphabets', () => {
  test('sound Spanish and German are left alone', () => {
    expect(rowsRepaired(madrid())).toBe(0)
    expect(rowsRepaired(coerde())).toBe(0)
  })

  test.each([
    ['mcmf-programs-2024.csv.gz', 1_818],
    ['mcmf-programs-2020-2023.csv.gz', 3_043],
  ])('%s: %i rows are repaired, and none keeps a control character', (file, repaired) => {
    const rows = chicago(file)
    expect(rowsRepaired(rows)).toBe(repaired)
    for (const texts of rows) for (const text of texts) expect(repairMacRoman(text).text).not.toMatch(/[\x80-\x9f]/)
  })
})

test('ages are found where Madrid and Coerde tell them', () => {
  const told = (rows: readonly Texts[], language: string): number =>
    rows.filter((texts) => ageFromText(texts.join('. '), language) !== null).length
  expect(told(madrid(), 'es')).toBe(227)
  expect(told(coerde(), 'de')).toBe(64)
})
