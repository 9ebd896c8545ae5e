import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../src/main/installation.ts'
import { asFile, counted, importAndWait } from './stage/office.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let office: Page

beforeAll(async () => {
  stage = await openStage()
  office = await stage.operator()
})
afterAll(() => stage.close())

const feed = join(projectRoot, 'demo/feeds/coerde/events-2026.csv.gz')
const rowsOfFeed = 143
const publicIds = async (page: Page): Promise<string[]> => {
  const address = '/api/v1/ecosystems/nachbarschaft/opportunities?limit=100'
  const { items } = (await (await page.request.get(address)).json()) as { items: { id: string }[] }
  return items.map(({ id }) => id).sort()
}
const publicTotal = async (page: Page): Promise<number> => {
  const answer = await page.request.get('/api/v1/ecosystems/nachbarschaft/opportunities?limit=1')
  return ((await answer.json()) as { total: number }).total
}
const holds = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

test('an operator makes a place in the page, and a place that is taken is turned back at its field', async () => {
  await office.goto('/office')
  await office.getByRole('link', { name: 'Begin a new place' }).click()
  await holds(office)
  await office.getByLabel('What is the place called?').fill('Nachbarschaft')
  await office.getByLabel('In which language are its offers written?').selectOption('de')
  await office.getByLabel('Time zone').selectOption('Europe/Berlin')
  await office.getByLabel('Its address here').fill('coerde')
  await office.getByRole('button', { name: 'Make the place' }).click()
  await expect.poll(() => office.getByLabel('Its address here').getAttribute('aria-invalid')).toBe('true')
  await holds(office)
  await office.getByLabel('Its address here').fill('nachbarschaft')
  await office.getByRole('button', { name: 'Make the place' }).click()
  await office.waitForURL('**/nachbarschaft/office/feeds/new')
  await office.getByText('Nachbarschaft is here.').waitFor()
  await holds(office)
})

test('she uploads the file as it was published and sees twenty rows before anything is public', async () => {
  await office.getByLabel('Name', { exact: true }).fill('Termine im Viertel')
  await office.getByLabel('A file').setInputFiles(feed)
  await office.getByLabel('Written in').selectOption('de')
  await office.getByRole('button', { name: 'Look at it' }).click()
  const preview = office.getByRole('table', { name: 'The first 20 rows as they would stand in the catalogue' })
  await expect.poll(() => preview.getByRole('row').count()).toBe(21)
  await expect.poll(() => preview.getByText('Mütter-Treff Coerde', { exact: true }).count()).toBeGreaterThan(0)
  expect(await publicTotal(office)).toBe(0)
  await holds(office)
})

test('she corrects who offers it, and the preview changes with it', async () => {
  const second = office.getByRole('table').first().getByRole('row').nth(2)
  await expect.poll(() => second.textContent()).toContain('Initiative ChaCK e.V.')
  await office.getByLabel('Who offers it').selectOption('column:source_name')
  await office.getByRole('button', { name: 'Preview again' }).click()
  await second.getByText('Initiative ChaCK – Mütter-Treff Coerde').waitFor()
  await holds(office)
})

test('the import tells what it did, row by row, and the listings are public in German', async () => {
  await importAndWait(office)
  await holds(office)
  expect(await counted(office, 'Rows read')).toBe(rowsOfFeed)
  expect(await counted(office, 'New listings')).toBe(rowsOfFeed)
  expect(await counted(office, 'Rows refused')).toBe(0)
  await expect.poll(() => publicTotal(office), { timeout: 10_000 }).toBeGreaterThan(5)
  const neighbour = await stage.visitor({ locale: 'de' })
  await neighbour.goto('/nachbarschaft/opportunities')
  await expect.poll(() => neighbour.locator('html').getAttribute('lang')).toBe('de')
  await expect.poll(() => neighbour.locator('.listing').count()).toBeGreaterThan(5)
  await expect.poll(() => neighbour.getByRole('status').first().textContent()).toMatch(/^\d+ Angebote/)
  await holds(neighbour)
})

test('importing the same file again changes nothing and keeps every address', async () => {
  const before = await publicIds(office)
  await office.goto('/nachbarschaft/office/feeds')
  await office.getByRole('link', { name: 'Termine im Viertel' }).click()
  await importAndWait(office)
  expect(await counted(office, 'Unchanged')).toBe(rowsOfFeed)
  for (const change of ['New listings', 'Changed', 'Left the catalogue', 'Merged with another feed']) {
    expect(await counted(office, change)).toBe(0)
  }
  expect(await publicIds(office)).toEqual(before)
})

test('a row that cannot be taken is told with its reason and can be taken home to be put right', async () => {
  const broken = ['title,organizer,date', 'Frühstück,Verein,2026-12-01', 'Unmöglich,Verein,2026-02-31'].join('\n')
  await office.goto('/nachbarschaft/office/feeds/new')
  await office.getByLabel('Name', { exact: true }).fill('Mit einem Fehler')
  await office.getByLabel('A file').setInputFiles(asFile('broken.csv', broken))
  await office.getByLabel('Written in').selectOption('de')
  await office.getByRole('button', { name: 'Look at it' }).click()
  await importAndWait(office)
  expect(await counted(office, 'Rows refused')).toBe(1)
  expect(await counted(office, 'New listings')).toBe(1)
  await holds(office)
  const coming = office.waitForEvent('download')
  await office.getByRole('link', { name: 'Download the refused rows' }).click()
  const lines = (await readFile(await (await coming).path(), 'utf8')).split('\r\n')
  expect(lines[1]).toMatch(/^3,date,2026-02-31,/)
})
