import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { detectForm } from './detect-form.ts'

test.each([
  ['chicago/mcmf-programs-2024.csv.gz', 'csv'],
  ['madrid/agenda-2025.csv.gz', 'csv'],
  ['madrid/agenda-2025.json.gz', 'json'],
  ['madrid/agenda-2025.xml.gz', 'xml'],
  ['coerde/events-2026.ics.gz', 'icalendar'],
  ['coerde/events-2026.json.gz', 'json'],
  ['openactive/everyoneactive-sessions-rpde.json', 'rpde'],
  ['hsds/tabular-package.zip', 'hsds'],
])('%s begins like %s', (file, form) => {
  const bytes = readFileSync(`demo/feeds/${file}`)
  const open = file.endsWith('.gz') ? gunzipSync(bytes) : bytes
  expect(detectForm(open.subarray(0, 8192).toString('latin1'))).toBe(form)
})

test('a web page is read for what it tells in schema.org', () => {
  expect(detectForm('<!DOCTYPE html><html><head>')).toBe('schema-org')
})
