import type { Locator, Page } from 'playwright-core'

/**
 * Presses Tab until something has the focus, as somebody without a mouse does.
 * @returns the stops on the way, in their own markup, where nobody could see that the focus is there
 */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<string[]> {
  const unseen: string[] = []
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(unseenFocus)
    if (stop !== null) unseen.push(stop)
    if (await target.evaluate((element) => element === document.activeElement)) return unseen
  }
  throw new Error(`${most} presses of Tab did not lead to ${target.toString()}`)
}

/** A box that is drawn by its label shows the focus there. */
function unseenFocus(): string | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const shows = (element: Element | null): boolean => {
    if (element === null) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  return shows(focused) || shows(focused.nextElementSibling) ? null : focused.outerHTML.slice(0, 120)
}
