import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** What hands do: a field that is typed into, and a press. */
function hands() {
  const done = { fields: 0, presses: 0 }
  return {
    done,
    type: async (field: Locator, text: string): Promise<void> => {
      await field.fill(text)
      done.fields += 1
    },
    press: async (button: Locator): Promise<void> => {
      await button.click()
      done.presses += 1
    },
  }
}

const looksGood = async (page: Page, language: string): Promise<void> => {
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language)
  await expectAccessible(page)
  await expectFits(page)
}

test.each([
  ['es', 'ltr', 'Cigüeña Ejemplo', '+34 600 010 001'],
  ['ar', 'rtl', 'لقلق مثال', '+1 555 010 0201'],
])(
  'two parents and three children begin on a telephone in %s: ten fields and three presses at the desk, then six taps for all the answers',
  async (language, direction, name, number) => {
    const phone = await stage.visitor()
    await comeInAs(phone, 'Heron Example', /Chicago/)
    const desk = hands()
    await phone.goto(`/chicago/office/desk/family?lang=${language}`)
    await expect.poll(() => phone.locator('html').getAttribute('dir')).toBe(direction)
    await looksGood(phone, language)
    const field = (what: string) => phone.locator(`[name="${what}"]`)
    await desk.type(field('name0'), name)
    await desk.type(field('reach0'), number)
    await desk.type(field('name1'), `${name} 2`)
    await desk.type(field('reach1'), `${language}-parent@people.invalid`)
    for (const [at, [year, month]] of [
      ['2015', '3'],
      ['2017', '11'],
      ['2019', '6'],
    ].entries()) {
      await desk.type(field(`year${at}`), year!)
      await desk.type(field(`month${at}`), month!)
    }
    await desk.press(phone.locator('form[action$="/desk/family"] button'))
    await phone.waitForURL('**/desk/family?child=*')
    await looksGood(phone, language)
    const [sheet] = await Promise.all([
      phone.waitForEvent('download'),
      desk.press(phone.locator('form[action$="/desk/cards"] button')),
    ])
    expect(sheet.suggestedFilename()).toBe('cards.pdf')
    await desk.press(phone.locator('form[action$="/desk/questions"] button'))
    await phone.waitForURL('**/desk/family?child=*')
    expect(desk.done).toEqual({ fields: 10, presses: 3 })

    // One of the parents, at home: the message, three times yes, and twice to the next child. What other families and
    // the other parent are sent lies in the same mailbox, and comes when it comes.
    const home = await stage.visitor()
    const letter = home.locator('.laid-message', { hasText: `${language}-parent@people.invalid` })
    const links = letter.locator('a[href*="/chicago/consent/"]')
    await expect
      .poll(
        async () => {
          await home.goto(`/mailbox?lang=${language}`)
          return links.count()
        },
        { timeout: 90_000 },
      )
      .toBeGreaterThan(0)
    const parent = hands()
    await parent.press(links.first())
    for (let child = 1; child <= 3; child += 1) {
      await looksGood(home, language)
      await parent.press(home.locator('button[name="all"][value="yes"]'))
      await home.locator('.notice-good').first().waitFor()
      if (child < 3) await parent.press(home.locator('.notice-good a[href*="/consent/"]'))
    }
    await looksGood(home, language)
    expect(await home.locator('.notice-good a[href*="/consent/"]').count()).toBe(0)
    expect(parent.done).toEqual({ fields: 0, presses: 6 })
    // One press takes one back.
    await home.locator('button[formaction$="/back"]').first().click()
    await home.locator('.notice-good').first().waitFor()
  },
)
