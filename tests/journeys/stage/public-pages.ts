import type { Page } from 'playwright-core'

interface Item {
  readonly id: string
}

/** Every kind of public page, those of one offer and one organisation with a real one of each place. */
export async function publicPages(page: Page, places: readonly string[]): Promise<string[]> {
  const pages = ['/', '/help', '/accessibility', '/privacy', '/open-data']
  for (const place of places) {
    const ask = async (what: string): Promise<Item> => {
      const answer = await page.request.get(`/api/v1/ecosystems/${place}/${what}`)
      return ((await answer.json()) as { items: Item[] }).items[0]!
    }
    const offer = await ask('opportunities?limit=1')
    await page.goto(`/${place}/organisations`)
    const host = await page.locator(`main a[href^="/${place}/organisations/"]`).first().getAttribute('href')
    pages.push(
      `/${place}/`,
      `/${place}/opportunities`,
      `/${place}/opportunities?view=calendar`,
      `/${place}/opportunities?view=map`,
      `/${place}/opportunities/${offer.id}`,
      `/${place}/organisations`,
      host!,
      `/${place}/wants`,
      `/${place}/draws`,
      `/${place}/wants/new`,
      `/${place}/observatory`,
      `/${place}/at-a-glance`,
    )
  }
  return pages
}

/** Hears what a page complains about: errors of its scripts, and of its own policy. */
export function complaintsOf(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', ({ message }) => heard.push(`${page.url()} threw ${message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${page.url()} said ${message.text()}`)
  })
  return heard
}
