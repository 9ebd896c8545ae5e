import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counted, importAndWait } from './stage/office.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let office: Page
let neighbour: Page

beforeAll(async () => {
  stage = await openStage()
  office = await stage.operator()
  neighbour = await stage.visitor()
})
afterAll(() => stage.close())

const house = '/the-old-print-works'
const holds = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

/** Invented offers of one house, as a spreadsheet gives them when its cells are copied. */
const offers = [
  ['Title', 'Host', 'Date', 'Time', 'Venue', 'Address'],
  ['Letterpress for beginners', 'Ink and Lead', '23.11.2026', '17:00', 'The Old Print Works', 'Mill Lane 1'],
  ['Open workshop', 'Ink and Lead', '21.11.2026', '10:00', 'The Old Print Works', 'Mill Lane 1'],
  ['Build a robot that draws', 'Room Four', '21.11.2026', '14:00', 'The Old Print Works', 'Mill Lane 1'],
  [
    'A month on the paper river',
    'Room Four',
    '01.12.2026',
    '09:00',
    'The Old Print Works',
    'Mill Lane 1',
    'expedition',
  ],
]

test('[LenPolyGrafMash (a)] one building becomes an ecosystem by the same few steps as a city: made, filled, read, printed', async () => {
  await office.goto('/office/new-place')
  await office.getByLabel('What is the place called?').fill('The Old Print Works')
  await office.getByLabel('Time zone').selectOption('Europe/Madrid')
  await office.getByRole('button', { name: 'Make the place' }).click()
  await office.waitForURL(`**${house}/office/feeds/new`)
  await office.getByLabel('Name', { exact: true }).fill('Our rooms')
  await office.getByLabel('A table, pasted').fill(offers.map((row) => row.join('\t')).join('\n'))
  await office.getByRole('button', { name: 'Look at it' }).click()
  await office.waitForURL(/office\/feeds\/[0-9a-f-]{36}/)
  await office.getByText('Letterpress for beginners', { exact: true }).first().waitFor()
  await importAndWait(office)
  expect(await counted(office, 'New listings')).toBe(3)

  await neighbour.goto(`${house}/`)
  await expect.poll(() => neighbour.getByRole('heading', { level: 1 }).textContent()).toBe('The Old Print Works')
  await neighbour.getByRole('link', { name: 'Open workshop' }).waitFor()
  await holds(neighbour)
  for (const path of ['opportunities', 'organisations', 'observatory', 'wants']) {
    const answer = await neighbour.goto(`${house}/${path}`)
    expect({ path, status: answer?.status() }).toEqual({ path, status: 200 })
    await holds(neighbour)
  }
  const sheet = await neighbour.request.get(`${house}/programme.pdf`, { timeout: 60_000 })
  expect(sheet.status()).toBe(200)
  expect((await sheet.body()).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('[Educació360 (a)] an authority and a partner sign the manifesto and stand on the front page with the date', async () => {
  await office.goto(`${house}/office/settings`)
  for (const [signer, kind] of [
    ['Parish of Mill Lane', 'An authority'],
    ['Ink and Lead', 'An organisation'],
  ] as const) {
    await office.getByLabel('Who signs?').fill(signer)
    await office.getByLabel(kind, { exact: true }).check()
    await office.getByRole('button', { name: 'Add the signature' }).click()
    await office.getByRole('status').filter({ hasText: signer }).waitFor()
  }
  await neighbour.goto(`${house}/`)
  const told = (await neighbour.getByRole('main').textContent())!
  // The held clock: a Wednesday in November.
  expect(told).toMatch(/Parish of Mill Lane\s*Nov(ember)? 18, 2026/)
  expect(told).toMatch(/Ink and Lead\s*Nov(ember)? 18, 2026/)
  await holds(neighbour)
})

test('[C.9 (a)] at a glance answers what it is, since when and how far it has come today, and what is not known yet', async () => {
  await office.goto(`${house}/office/settings`)
  await office.getByLabel('What is it for?').first().fill('A house where people print, build and learn together.')
  await office.getByLabel('Since when does it exist?').fill('2019-03-01')
  await office.getByRole('button', { name: 'Save', exact: true }).click()
  await neighbour.goto(`${house}/at-a-glance`)
  const parts = await neighbour.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
  expect(parts).toEqual([
    'What is it?',
    'When was it established?',
    'To what extent has it scaled? (live)',
    'Features',
    'Impact',
    'Enabling conditions',
    'Insights',
  ])
  const told = async (): Promise<string> => (await neighbour.getByRole('main').textContent())!
  expect(await told()).toContain('A house where people print, build and learn together.')
  expect(await told()).toContain('March 1, 2019')
  expect(await told()).toMatch(/Listings in the catalogue\s*3/)
  expect(await told()).toContain('No impact data is yet available.')
  expect(await told()).toContain('2 organisations and authorities have signed the manifesto.')
  await holds(neighbour)
})

test('[C.9 (b)] the same is taken along as data, by anybody, for every place alike', async () => {
  for (const place of ['the-old-print-works', 'madrid']) {
    await neighbour.goto(`/${place}/at-a-glance`)
    const coming = neighbour.waitForEvent('download')
    await neighbour.getByRole('link', { name: 'Download this page as data (JSON)' }).click()
    expect((await coming).suggestedFilename()).toBe(`${place}-at-a-glance.json`)
    const answer = await neighbour.request.get(`/${place}/at-a-glance.json`)
    expect(answer.headers()['access-control-allow-origin']).toBe('*')
    const data = (await answer.json()) as Record<string, unknown>
    expect(data['page']).toBe(`${stage.origin}/${place}/at-a-glance`)
    expect(data['listings']).toBeGreaterThan(0)
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(['purpose', 'since', 'signers', 'providers', 'areas', 'wants']),
    )
  }
})
