import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
}, 180_000)
afterAll(() => stage.close())

test('a visitor reads about the site in the language she chooses, and it stays chosen', async () => {
  const page = await stage.visitor()
  await page.goto('/help')
  await expectAccessible(page)
  await expectFits(page)
  await page.getByRole('link', { name: 'العربية' }).click()
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
  await expectAccessible(page)
  await page.goto('/privacy')
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('ar')
  await expectFits(page)
})

test('a wrong address meets one calm page that says what to do', async () => {
  const page = await stage.visitor({ javaScriptEnabled: false })
  const answer = await page.goto('/no-such-place')
  expect(answer?.status()).toBe(404)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('There is nothing here')
  await expectFits(page)
})

test('the back office opens with one link, once, by its button only', async () => {
  const stranger = await stage.visitor()
  expect((await stranger.goto('/office'))?.status()).toBe(401)
  const page = await stage.operator()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Back office')
  await expectAccessible(page)
  await page.goto('/office/jobs')
  await expectAccessible(page)
  await page.goto('/office/languages')
  await expectAccessible(page)
  await page.goto('/office')
  await page.getByRole('button', { name: 'Leave the back office' }).click()
  expect((await page.goto('/office'))?.status()).toBe(401)
})
