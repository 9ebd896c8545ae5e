import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  // Chicago asks its stewards for a second step before any door of the office opens.
  const client = await stage.house.database.connect('a journey')
  await client.query(
    `update ecosystems set settings = settings || '{"second-factor": {"roles": {"steward": "required"}}}' where slug = 'chicago'`,
  )
  await client.end()
  await stage.house.directory.refresh()
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

/** What is mailed at one moment stands in no order, so a moment passes first. */
async function signInByMail(page: Page): Promise<void> {
  stage.clock.pass(60_000)
  await page.goto('/sign-in?next=/chicago/office/people')
  await page.getByLabel('Your mail address').fill('juniper@chicago.invalid')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto('/mailbox')
  await page.locator('a[href^="/sign-in/link?token="]').first().click()
  await page.getByRole('main').getByRole('button').click()
  // The door behind the link sends whoever came with an address alone to the second step.
  await page.getByRole('heading', { name: 'Show your second step' }).waitFor()
}

test('P15 a steward sets up an app, is asked again in another browser, and comes in by a recovery code when the phone is lost', async () => {
  const steward = await stage.visitor()
  await signInByMail(steward)
  await looksGood(steward)
  await steward.getByText('You have no second step yet.').waitFor()
  await steward.getByRole('button', { name: 'Set up an app with numbers' }).click()
  await looksGood(steward)
  const written = (await steward.locator('.second-secret').innerText()).replaceAll(' ', '')
  const app = new TOTP({ secret: Secret.fromBase32(written) })
  const number = (): string => app.generate({ timestamp: stage.clock.now() })

  // A wrong number says so, and the picture stays the same.
  const code = steward.getByRole('textbox')
  await code.fill(number() === '000000' ? '111111' : '000000')
  await steward.getByRole('main').getByRole('button').click()
  await steward.getByText('This number or code is not right').first().waitFor()
  await looksGood(steward)
  expect((await steward.locator('.second-secret').innerText()).replaceAll(' ', '')).toBe(written)
  await code.fill(number())
  await steward.getByRole('main').getByRole('button').click()
  await steward.getByRole('link', { name: 'I have kept them' }).waitFor()
  const codes = await steward.locator('.recovery-codes code').allInnerTexts()
  expect(codes).toHaveLength(10)
  await looksGood(steward)
  await steward.getByRole('link', { name: 'I have kept them' }).click()
  await steward.waitForURL('**/chicago/office/people')
  await steward.getByRole('heading', { level: 1, name: 'People' }).waitFor()

  // Another browser: the mail link alone opens one's own page, and no door of the office.
  const desk = await stage.visitor({ viewport: { width: 1280, height: 800 } })
  await signInByMail(desk)
  await looksGood(desk)
  await desk.getByRole('textbox').fill(number())
  await desk.getByRole('button', { name: 'Go on' }).click()
  await desk.waitForURL('**/chicago/office/people')

  // The phone is lost. What was printed opens the door once, and new codes replace the old.
  const borrowed = await stage.visitor()
  await signInByMail(borrowed)
  await borrowed.getByText('Phone and codes lost?').waitFor()
  await borrowed.getByRole('textbox').fill(codes[0]!)
  await borrowed.getByRole('button', { name: 'Go on' }).click()
  await borrowed.waitForURL('**/chicago/office/people')
  await borrowed.goto('/me/keys')
  await looksGood(borrowed)
  await borrowed.getByRole('button', { name: 'Make new recovery codes' }).click()
  await borrowed.locator('.recovery-codes').waitFor()
  const renewed = await borrowed.locator('.recovery-codes code').allInnerTexts()
  expect(renewed.some((one) => codes.includes(one))).toBe(false)
  await looksGood(borrowed)

  const finder = await stage.visitor()
  await signInByMail(finder)
  for (const old of [codes[0]!, codes[1]!]) {
    await finder.getByRole('textbox').fill(old)
    await finder.getByRole('button', { name: 'Go on' }).click()
    await finder.getByText('This number or code is not right').first().waitFor()
  }
  await looksGood(finder)
  expect((await finder.goto('/chicago/office/people'))!.url()).toContain('/sign-in/second')

  // Without the lost phone she begins anew: the app goes, and with it what it showed.
  await borrowed.goto('/me/keys')
  await borrowed.getByRole('button', { name: 'Remove the app' }).click()
  await borrowed.getByRole('button', { name: 'Set up an app with numbers' }).waitFor()
  await looksGood(borrowed)
})
