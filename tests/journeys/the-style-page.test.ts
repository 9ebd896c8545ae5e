import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
}, 180_000)
afterAll(() => stage.close())

// Each language once, by day or by night in turn: the colours themselves are computed pair by pair in `#web/colour`.
test.each([
  ['en', 'light'],
  ['es', 'dark'],
  ['de', 'light'],
  ['ar', 'dark'],
] as const)('every part reads in %s, %s, on the smallest phone', async (language, colorScheme) => {
  const page = await stage.visitor({ colorScheme, viewport: { width: 320, height: 640 } })
  await page.goto(`/style?lang=${language}`)
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language)
  expect(await page.locator('main').textContent()).not.toContain('⟦')
  await expectAccessible(page)
  await expectFits(page)
})

test('every part reads in forced colours and with twice the text', async () => {
  const page = await stage.visitor({ forcedColors: 'active', viewport: { width: 640, height: 900 } })
  await page.goto('/style')
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  await expectAccessible(page)
  await expectFits(page)
})

test('by keyboard alone one skips to the content, finds the error and is never trapped', async () => {
  const page = await stage.visitor({ viewport: { width: 1280, height: 800 } })
  await page.goto('/style')
  // The page came back "with something to put right", so the reader stands at the summary.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('error-summary')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sample-age')
  const seen = new Set<string>()
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab')
    const where = await page.evaluate(() => {
      const here = document.activeElement
      if (here === null || here === document.body) return 'out'
      return here.closest('footer') === null ? 'inside' : 'footer'
    })
    seen.add(where)
    if (where === 'footer') break
  }
  expect([...seen]).toContain('footer')
})

test('the reader’s choice of day or night stays', async () => {
  const page = await stage.visitor({ colorScheme: 'light' })
  await page.goto('/style?theme=dark')
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.goto('/help')
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.goto('/style?theme=auto')
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBeNull()
})
