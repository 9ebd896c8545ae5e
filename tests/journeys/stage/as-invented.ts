import type { Page } from 'playwright-core'

/** Comes in with one click as one of the invented people of a place. */
export async function comeInAs(page: Page, name: string, place: RegExp): Promise<void> {
  await page.goto('/sign-in')
  const there = page.locator('section', { has: page.getByRole('heading', { level: 3, name: place }) }).last()
  await there.getByRole('button', { name }).click()
  await page.waitForURL('**/me')
}
