import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { ReadmePicture } from './readme-pictures.ts'
import { nameOf, type Eyes, type Seen, type Shot, type View } from './views.ts'

/** Nobody looks further down than this, and Chromium draws at most 16,384 px. */
const tallest = 4500

export type Cookies = readonly { readonly name: string; readonly value: string; readonly url: string }[]

/** What each pair of eyes brings along; a visitor brings nothing. */
export type Brought = Readonly<Partial<Record<Eyes, Cookies>>>

/**
 * A page for each pair of eyes, kept for all the pictures of one view, so that no public page is ever pictured as an
 * operator sees it, and everybody's own page is theirs.
 */
export async function openCamera(browser: Browser, base: string, view: View, brought: Brought) {
  const open = async (cookies: Cookies): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 800 },
      colorScheme: view.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: view.language,
    })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie })))
    const page = await context.newPage()
    if (view.paper) await page.emulateMedia({ media: 'print' })
    return page
  }
  const pages = new Map<Eyes, Page>()

  const shoot = async ({ path, eyes }: Seen, folder: string): Promise<Shot> => {
    const page = pages.get(eyes) ?? (await open(brought[eyes] ?? []))
    pages.set(eyes, page)
    await page.goto(base + path)
    await page.evaluate(() => document.fonts.ready)
    const file = `${nameOf({ path, eyes })}--${view.name}.png`
    const { tall, over } = await page.evaluate(() => {
      const { scrollHeight, scrollWidth, clientWidth } = document.documentElement
      return { tall: scrollHeight, over: scrollWidth - clientWidth }
    })
    await page.screenshot({
      path: join(folder, file),
      fullPage: true,
      clip: { x: 0, y: 0, width: view.width, height: Math.min(tall, tallest) },
    })
    return { path, eyes, view, file, over }
  }
  const close = async (): Promise<void> => {
    for (const page of pages.values()) await page.context().close()
  }
  return { shoot, close }
}

/** Opens the office by its one-time link, as an operator does; every camera then carries the same session. */
export async function officeCookies(browser: Browser, base: string, link: string): Promise<Cookies> {
  const page = await browser.newPage()
  await page.goto(link)
  await page.getByRole('button').first().click()
  await page.waitForURL('**/office')
  const cookies = await page.context().cookies()
  await page.context().close()
  return cookies.map(({ name, value }) => ({ name, value, url: base }))
}

/** Comes in as an invented person of a demonstration, by the button that stands there for it. */
export async function cookiesOf(browser: Browser, base: string, person: string): Promise<Cookies> {
  const page = await browser.newPage({ locale: 'en' })
  await page.goto(`${base}/sign-in`)
  // Those of many places stand folded away.
  await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')))
  await page
    .getByRole('button', { name: new RegExp(`^${person}`) })
    .first()
    .click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const cookies = await page.context().cookies()
  await page.context().close()
  return cookies.map(({ name, value }) => ({ name, value, url: base }))
}

/** What a visitor sees before scrolling. */
export async function shootForReadme(browser: Browser, base: string, picture: ReadmePicture, folder: string) {
  const { file, path, width, height, language, follow } = picture
  // Without motion, or one page is pictured while it fades into the other.
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: language,
  })
  await page.goto(base + path)
  if (follow !== undefined) {
    await page.locator(follow).first().click()
    await page.waitForURL((url) => url.pathname !== path.split('?')[0])
  }
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, file) })
  await page.context().close()
}
