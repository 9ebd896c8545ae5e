import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, publicPages } from './stage/public-pages.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let pages: string[]
const places = ['chicago', 'madrid', 'coerde']

beforeAll(async () => {
  stage = await openStage()
  pages = await publicPages(await stage.visitor(), places)
})
afterAll(() => stage.close())

/**
 * What is wrong with each page, all told at once: one broken page shall not hide the next.
 * @param looked where the slow look for barriers is taken too; all else is checked everywhere
 */
async function troublesOn(page: Page, language: string, looked: (path: string) => boolean): Promise<string[]> {
  const troubles: string[] = []
  const complaints = complaintsOf(page)
  for (const path of pages) {
    const answer = await page.goto(path)
    if (answer?.status() !== 200) troubles.push(`${path} answers ${answer?.status()}`)
    if ((await page.locator('html').getAttribute('lang')) !== language) troubles.push(`${path} is not in ${language}`)
    if ((await page.locator('html').getAttribute('dir')) !== (language === 'ar' ? 'rtl' : 'ltr'))
      troubles.push(`${path} runs the wrong way`)
    if ((await page.locator('body').textContent())?.includes('⟦')) troubles.push(`${path} lacks a sentence`)
    for (const check of looked(path) ? [expectAccessible, expectFits] : [expectFits]) {
      await check(page).catch((found: unknown) =>
        troubles.push(`${path}: ${found instanceof Error ? found.message : ''}`),
      )
    }
  }
  return [...troubles, ...complaints]
}

test('each page answers, reads and fits in English, by day, on a small phone, without a complaint', async () => {
  const page = await stage.visitor()
  expect(await troublesOn(page, 'en', () => true)).toEqual([])
}, 400_000)

test('[Education City (c)] each page answers, reads and fits in Arabic, from right to left, by night, on a small phone, without a complaint', async () => {
  const page = await stage.visitor({ colorScheme: 'dark', locale: 'ar' })
  const ofOneCity = (path: string): boolean => !/^\/(madrid|coerde)/.test(path)
  expect(await troublesOn(page, 'ar', ofOneCity)).toEqual([])
}, 400_000)

test('the pages of a city on a wide desk, in the other colours', async () => {
  const page = await stage.visitor({ colorScheme: 'dark', viewport: { width: 1280, height: 900 } })
  const troubles: string[] = []
  for (const path of pages.filter((one) => one.startsWith('/madrid'))) {
    await page.goto(path)
    for (const check of [expectAccessible, expectFits]) {
      await check(page).catch((found: unknown) =>
        troubles.push(`${path}: ${found instanceof Error ? found.message : ''}`),
      )
    }
  }
  expect(troubles).toEqual([])
})

test.each(places)('without a script one searches %s from its front page', async (place) => {
  const page = await stage.visitor({ javaScriptEnabled: false })
  await page.goto(`/${place}/`)
  await page.getByLabel('What would you like to do or learn?').fill('music')
  await page.getByRole('main').getByRole('button', { name: 'Find' }).first().click()
  await page.waitForURL(`**/${place}/opportunities?q=music`)
  await page.locator('#find-count').waitFor()
  await page.getByText('Change what you ask').click()
  await page.locator('#q').fill('')
  await page.getByRole('main').getByRole('button', { name: 'Find' }).click()
  await page.waitForURL((url) => url.searchParams.get('q') !== 'music')
  await expect.poll(() => page.locator('.listing').count()).toBeGreaterThan(0)
})

test('by keyboard the first press offers to skip to the content, on every page', async () => {
  const page = await stage.visitor()
  for (const path of pages) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    const first = await page.evaluate(() => document.activeElement?.textContent)
    expect({ path, first: first?.trim() }).toEqual({ path, first: 'Skip to the content' })
    await page.keyboard.press('Enter')
    expect({ path, now: new URL(page.url()).hash }).toEqual({ path, now: '#main' })
  }
})
