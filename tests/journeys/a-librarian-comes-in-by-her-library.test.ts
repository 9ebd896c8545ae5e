import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libraryThatSignsIn, type LibraryThatSignsIn } from '../../src/commons/people/sign-in/openid/test-library.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let library: LibraryThatSignsIn
beforeAll(async () => {
  stage = await openStage()
  library = await libraryThatSignsIn(`${stage.origin}/sign-in/openid/back`)
})
afterAll(async () => {
  await library.close()
  await stage.close()
})

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}
/** Away to the library and back, by the one button of the page. */
const byTheLibrary = async (page: Page): Promise<void> => {
  await page.goto('/sign-in?next=/chicago/office/desk')
  await page.getByRole('main').getByRole('link', { name: 'Lighthouse Library' }).click()
}

test('a librarian comes in by her library’s own sign-in, and is out when the office takes it away', async () => {
  const office = await stage.operator()
  await office.goto('/chicago/office/sign-in')
  await looksGood(office)
  await office.getByText(`${stage.origin}/sign-in/openid/back`).waitFor()
  const { issuer, clientId, clientSecret } = library
  await office.getByLabel('What the button says').fill('Lighthouse Library')
  await office.getByLabel('Address of its sign-in (issuer)').fill(issuer)
  await office.getByLabel('Our name there (client id)').fill(clientId)
  await office.getByLabel('Our secret there (client secret)').fill(clientSecret)
  await office.getByLabel('Domains of its addresses').fill('chicago.invalid')
  await office.getByRole('button', { name: 'Add a sign-in' }).click()
  await office.getByText('Kept. The button stands on the page to sign in.').waitFor()
  expect(await office.content()).not.toContain(clientSecret)

  // An address the library has not confirmed opens nothing and says what to do.
  const librarian = await stage.visitor()
  const heron = { sub: 'heron-1', email: 'heron@chicago.invalid' }
  library.beNext({ ...heron, email_verified: false })
  await byTheLibrary(librarian)
  await librarian.getByText('did not tell us a confirmed mail address of its own').waitFor()
  await looksGood(librarian)

  // In a browser the library has not seen yet: it asks anew who this is.
  const again = await stage.visitor()
  library.beNext({ ...heron, email_verified: true })
  await byTheLibrary(again)
  await again.waitForURL('**/chicago/office/desk')
  await again.getByRole('heading', { name: 'Desk', level: 1 }).waitFor()
  await looksGood(again)
  await again.goto('/me')
  await again.getByText('Heron Example').first().waitFor()
  await looksGood(again)

  await office.goto('/chicago/office/sign-in')
  await office.getByRole('button', { name: 'Remove' }).click()
  await office.getByText('Removed. Who came in by it is signed out.').waitFor()
  const outside = await again.goto('/chicago/office/desk')
  expect(outside?.status()).toBe(401)
  await again.goto('/sign-in?next=/chicago/office/desk')
  await again.getByRole('heading', { level: 1 }).waitFor()
  expect(await again.getByRole('link', { name: 'Lighthouse Library' }).count()).toBe(0)
})
