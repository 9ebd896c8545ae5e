import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CommandMistake } from '../../src/main/cli/command.ts'
import { command as language } from '../../src/main/cli/commands/language.ts'
import { counted, importAndWait } from './stage/office.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let office: Page

const catalan = join(import.meta.dirname, 'stage/ca')
const town = '/castellbell-inventat'

beforeAll(async () => {
  stage = await openStage({ languages: { ca: catalan } })
  office = await stage.operator()
})
afterAll(() => stage.close())

const holds = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

test('Catalan is a folder of text files; the command line tells how far it is and what is missing', async () => {
  const told: string[] = []
  const { config } = stage.house
  const ask = (tag: string) =>
    language.run(
      { words: ['add', tag], options: {} },
      { config, tell: (line) => void told.push(line), open: async () => stage.house },
    )
  await ask('ca')
  expect(told[0]).toMatch(/^ca: \d+ of \d+ sentences, in /)
  expect(told.filter((line) => line.includes('wrong'))).toEqual([])
  expect(told.some((line) => line.startsWith('  missing  '))).toBe(true)
  await expect(ask('no language')).rejects.toThrow(CommandMistake)
})

test('the town is made in the page, with a name, a place and a language', async () => {
  await office.goto('/office/new-place')
  await holds(office)
  await office.getByLabel('What is the place called?').fill('Castellbell Inventat')
  await office.getByLabel('In which language are its offers written?').selectOption('ca')
  await office.getByLabel('Time zone').selectOption('Europe/Madrid')
  await office.getByRole('button', { name: 'Make the place' }).click()
  await office.waitForURL(`**${town}/office/feeds/new`)
})

test('forty offers are pasted from a spreadsheet, their columns named, and imported', async () => {
  await office.getByLabel('Name', { exact: true }).fill('Programa de tardor')
  await office.getByLabel('A table, pasted').fill(await readFile(join(catalan, '../forty-offers.tsv'), 'utf8'))
  await office.getByLabel('Written in').selectOption('ca')
  await office.getByRole('button', { name: 'Look at it' }).click()
  await office.waitForURL(/office\/feeds\/[0-9a-f-]{36}/)
  for (const [what, column] of [
    ['Title', 'Activitat'],
    ['Who offers it', 'Qui ho organitza'],
    ['First day', 'Dia'],
    ['Begins at', 'Hora'],
    ['Place', 'Lloc'],
    ['Youngest age', 'Des de (anys)'],
    ['Price', 'Preu'],
  ] as const) {
    await office.getByLabel(what, { exact: true }).selectOption(`column:${column}`)
  }
  await office.getByRole('button', { name: 'Preview again' }).click()
  await office.getByText('Escacs per començar', { exact: true }).first().waitFor()
  await holds(office)
  await importAndWait(office)
  expect(await counted(office, 'New listings')).toBe(40)
  expect(await counted(office, 'Rows refused')).toBe(0)
})

test('a neighbour reads it all in Catalan, and no sentence of it is missing', async () => {
  const neighbour = await stage.visitor({ locale: 'ca' })
  await neighbour.goto(`${town}/`)
  await expect.poll(() => neighbour.locator('html').getAttribute('lang')).toBe('ca')
  await neighbour.getByRole('heading', { name: /^Aquest dissabte, / }).waitFor()
  await holds(neighbour)
  await neighbour.getByLabel('Què t’agradaria fer o aprendre?').fill('bicicletes')
  await neighbour.getByRole('main').getByRole('button', { name: 'Cerca' }).first().click()
  await neighbour.waitForURL(/q=bicicletes/)
  await expect
    .poll(() => neighbour.getByRole('heading', { level: 1 }).textContent())
    .toBe('Què es fa a Castellbell Inventat')
  await holds(neighbour)
  await neighbour.getByRole('link', { name: 'Reparem bicicletes' }).click()
  await neighbour.getByRole('heading', { level: 1, name: 'Reparem bicicletes' }).waitFor()
  await neighbour.getByRole('link', { name: 'Posa-ho al teu calendari' }).waitFor()
  await holds(neighbour)
  await office.goto('/office/languages')
  const missing = await office.getByRole('row').filter({ hasText: 'català' }).allInnerTexts()
  expect(missing).toEqual([])
})

test('[Educació360 (c)] the folded programme is printed the same day: two sides of A3, in Catalan, with codes', async () => {
  const neighbour = await stage.visitor({ locale: 'ca' })
  const sheet = await neighbour.request.get(`${town}/programme.pdf?lang=ca`, { timeout: 90_000 })
  expect(sheet.status()).toBe(200)
  expect(sheet.headers()['content-type']).toBe('application/pdf')
  const bytes = await sheet.body()
  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bytes.toString('latin1'))!
  const millimetres = [Number(width), Number(height)].map((points) => Math.round((points / 72) * 25.4))
  expect(millimetres).toEqual([420, 297])
  const reader = '/usr/bin/pdftotext'
  if (!existsSync(reader)) return
  const text = execFileSync(reader, ['-', '-'], { input: bytes }).toString().replaceAll(/\s+/g, ' ')
  expect(text).toContain('Què es fa a Castellbell Inventat')
  expect(text).toContain('Escacs per començar')
})
