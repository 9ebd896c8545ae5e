import type { Locator, Page } from 'playwright-core'

/** The invented people of a place on the page for signing in, each kind of them unfolded. */
async function inventedAt(page: Page, place: RegExp | string): Promise<Locator> {
  await page.goto('/sign-in')
  const there = page.locator('section', { has: page.getByRole('heading', { level: 3, name: place }) }).last()
  const folded = there.locator('details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
  return there
}

/** Comes in with one click as one of the invented people of a place: only where everybody is invented. */
export async function comeInAs(page: Page, name: RegExp | string, place: RegExp | string): Promise<void> {
  await (await inventedAt(page, place)).getByRole('button', { name }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
