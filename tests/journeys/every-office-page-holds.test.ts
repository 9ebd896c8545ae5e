import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officePages } from './stage/office-pages.ts'
import { complaintsOf } from './stage/public-pages.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let signedIn: BrowserContextOptions['storageState']
let paths: string[]

/** Shown only where people and networks are; the journeys that make some look at these. */
const elsewhere = new Set(['/:ecosystem/office/people/:person', '/:ecosystem/office/networks/:network'])

beforeAll(async () => {
  stage = await openStage()
  const operator = await stage.operator()
  // A feed with a copy to preview, which the demonstration's own feeds have not.
  await operator.goto('/coerde/office/feeds/new')
  await operator.getByLabel('Name', { exact: true }).fill('Werkstatt Probe')
  await operator
    .getByLabel('A table, pasted')
    .fill('nr,title,organizer,date,start_time\n1,Drachen bauen,Probe,2026-12-05,15:00\n2,,Probe,2026-02-31,25:00')
  await operator.getByRole('button', { name: 'Look at it' }).click()
  await operator.getByRole('heading', { name: 'What stands where' }).waitFor()
  const feed = new URL(operator.url()).pathname
  // And an offer written by hand, the only kind the office may mend.
  await operator.goto('/coerde/office/listings/new')
  await operator.getByLabel('Title').first().fill('Nistkästen bauen')
  await operator.getByLabel('Who offers it').fill('Werkstatt Probe')
  await operator.getByLabel('Day, or first day').fill('2026-12-12')
  await operator.getByLabel('Name of the place').fill('Saal Probe')
  await operator.getByRole('button', { name: 'See it as visitors will' }).click()
  await operator.getByRole('button', { name: 'Make it public' }).first().click()
  await operator.getByText('It is public.').waitFor()
  const walked = await officePages(operator, 'coerde', [feed, new URL(operator.url()).pathname])
  expect(walked.missed.filter((kind) => !elsewhere.has(kind))).toEqual([])
  paths = walked.paths
  signedIn = await operator.context().storageState()
})
afterAll(() => stage.close())

const modes: [string, BrowserContextOptions, (typeof expectFits)[]][] = [
  ['English, by day, on a small phone', { locale: 'en' }, [expectAccessible, expectFits]],
  ['Arabic, by night, on a small phone', { locale: 'ar', colorScheme: 'dark' }, [expectAccessible, expectFits]],
  ['German, on a wide desk', { locale: 'de', viewport: { width: 1280, height: 900 } }, [expectFits]],
]

test.each(modes)(
  'each page of the office reads and fits in %s',
  async (_mode, options, checks) => {
    const page = await stage.visitor({ ...options, storageState: signedIn })
    const complaints = complaintsOf(page)
    const troubles: string[] = []
    for (const path of paths) {
      const answer = await page.goto(path)
      if (answer?.status() !== 200) troubles.push(`${path} answers ${answer?.status()}`)
      if ((await page.locator('html').getAttribute('lang')) !== options.locale)
        troubles.push(`${path}: another language`)
      if ((await page.locator('body').textContent())?.includes('⟦')) troubles.push(`${path} lacks a sentence`)
      for (const check of checks) {
        await check(page).catch((found: unknown) =>
          troubles.push(`${path}: ${found instanceof Error ? found.message : ''}`),
        )
      }
    }
    expect([...troubles, ...complaints]).toEqual([])
  },
  400_000,
)
