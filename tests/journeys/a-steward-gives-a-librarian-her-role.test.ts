import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Asks for a link with a mail address, reads it in the mailbox, and presses its button. */
async function signInByMail(page: Page, address: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'My page' }).click()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Your mail address').fill(address)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open the mailbox of this demonstration' }).click()
  await expectAccessible(page)
  await page.locator('a[href^="/sign-in/link?token="]').first().click()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('button').click()
  await page.waitForURL('**/me')
}

test('a steward signs in by a link from the mailbox, gives a librarian her role, and she can not see what is not hers', async () => {
  const steward = await stage.visitor()
  await signInByMail(steward, 'juniper@chicago.invalid')
  await expectAccessible(steward)
  await expectFits(steward)
  await steward.getByRole('link', { name: 'Back office' }).click()
  await expectAccessible(steward)
  await expectFits(steward)
  await steward.getByRole('main').getByRole('link', { name: 'People', exact: true }).click()
  await expectAccessible(steward)
  await expectFits(steward)
  await steward.getByRole('link', { name: 'Wren Example' }).click()
  await expectAccessible(steward)
  await expectFits(steward)

  // The librarian is in already, in a browser of her own, with one click: she is invented.
  const librarian = await stage.visitor()
  await librarian.goto('/sign-in')
  await expectAccessible(librarian)
  await expectFits(librarian)
  await comeInAs(librarian, 'Wren Example', /Chicago/)
  expect(await librarian.getByRole('link', { name: 'Back office' }).count()).toBe(0)

  await steward.getByLabel('Role', { exact: true }).selectOption('courier')
  await steward.getByRole('button', { name: 'Give the role' }).click()
  await steward.getByText('The role is given.').waitFor()

  await librarian.reload()
  await librarian.getByText('courier').waitFor()
  for (const address of ['/chicago/office/people', '/chicago/office/settings', '/office/jobs']) {
    const answer = await librarian.goto(address)
    expect({ address, status: answer!.status() }).toEqual({ address, status: 403 })
  }
  await expectAccessible(librarian)

  // A steward of one place is nobody in the office of another.
  expect((await steward.goto('/madrid/office/people'))!.status()).toBe(403)
  // And a stranger is asked who they are.
  const stranger = await stage.visitor()
  expect((await stranger.goto('/chicago/office/people'))!.status()).toBe(401)
  await expectAccessible(stranger)
})
