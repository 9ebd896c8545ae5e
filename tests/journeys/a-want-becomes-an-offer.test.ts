import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayIn } from '#kernel/instant.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let mother: Page
let friend: Page
let host: Page
let code: string
const wish = 'Kite building by the lake'

beforeAll(async () => {
  stage = await openStage()
  const phone = { viewport: { width: 360, height: 740 } }
  mother = await stage.visitor(phone)
  friend = await stage.visitor({ ...phone, javaScriptEnabled: false })
  host = await stage.visitor(phone)
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await comeInAs(host, 'Robin Example', /Chicago/)
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  // What checks accessibility is itself a script: where none runs, the mother's and the host's looks at the same pages stand in.
  if (page !== friend) await expectAccessible(page)
  await expectFits(page)
}
const wishOf = (page: Page) => page.locator('.want').filter({ hasText: wish })
/** What a reaction does follows within a moment. */
const until = async (page: Page, path: string, text: string | RegExp): Promise<void> => {
  for (let tries = 0; tries < 120; tries += 1) {
    await page.goto(path)
    if ((await page.getByText(text).count()) > 0) return
    await pause(500)
  }
  throw new Error(`${path} never said ${String(text)}`)
}

test('a mother signs a wish for her child, and only the family reads whose it is', async () => {
  await mother.goto('/chicago/wants/new')
  await mother.getByLabel('What would you like to do or learn?').fill(wish)
  await mother.getByLabel('Finch 7').check()
  await looksGood(mother)
  await mother.getByRole('button', { name: 'Tell the city' }).click()
  await mother.waitForURL('**/chicago/me/wants')
  await expect.poll(() => wishOf(mother).textContent()).toContain('Finch 7')
  await looksGood(mother)
  await wishOf(mother).getByText('Invite friends').click()
  code = (await wishOf(mother).locator('strong').last().textContent())!
  await looksGood(mother)
})

test('a friend, signed in and without a script, joins by the code and reads no name', async () => {
  await friend.goto('/sign-in?ecosystem=chicago')
  await friend
    .getByRole('button', { name: /Linden Example/ })
    .first()
    .click()
  await friend.goto('/chicago/wants')
  await friend.getByText('A friend gave you a code?').click()
  await friend.getByLabel('Code').fill(code.toLowerCase())
  await friend.getByRole('button', { name: 'Open the wish' }).click()
  await friend.getByRole('heading', { name: wish }).waitFor()
  expect(await friend.locator('main').textContent()).not.toContain('Finch')
  expect(await friend.locator('main').textContent()).not.toContain('Hazel')
  await looksGood(friend)
  await friend.getByLabel('In whose name?').selectOption({ label: 'Linden Example' })
  await friend.getByRole('button', { name: 'I want this too' }).click()
  await wishOf(friend).waitFor()
})

test('once a person has read it, a host answers with what the house would do', async () => {
  const office = await stage.operator()
  await office.goto('/chicago/office/wants')
  await wishOf(office).getByLabel('Heard: show it, others may join').check()
  await wishOf(office).getByRole('button', { name: 'Save the answer' }).click()
  await office.getByText('The answer is public now.').waitFor()
  await host.goto('/chicago/host/wants')
  const row = host.locator('tr').filter({ hasText: wish })
  await expect.poll(() => row.textContent()).toContain('a few')
  expect(await row.textContent()).not.toMatch(/\b2\b/)
  await looksGood(host)
  await row.getByRole('link', { name: 'Try it' }).click()
  const chicago = stage.house.directory.bySlug('chicago')!
  const today = dayIn(chicago.timeZone, stage.clock.now())
  await host.getByLabel('What is it called?').fill('Kites over the lake')
  await host.getByLabel('On which day?').fill(addDays(today, 15))
  await host.getByLabel('Begins').fill('10:00')
  await host.getByLabel('Ends').fill('12:00')
  await host.getByLabel('Where?').fill('Lamp room')
  await host.getByLabel('Children come with their family').check()
  await host.getByLabel('How many must say yes?').fill('2')
  await host.getByLabel('How many places are there?').fill('1')
  await host.getByLabel('Last day to answer').fill(addDays(today, 6))
  await host.getByRole('button', { name: 'Ask those who want it' }).click()
  await host.getByText('It can not need more people than it has places.').first().waitFor()
  await looksGood(host)
  await host.getByLabel('How many places are there?').fill('5')
  await host.getByRole('button', { name: 'Ask those who want it' }).click()
  await host.getByText('0 of 2 yeses').waitFor()
  await looksGood(host)
})

test('both are told, both say yes with one button, and the house reads only how many', async () => {
  await until(mother, '/chicago/me/inbox', /would do “Kites over the lake”/)
  await mother.goto('/chicago/me/wants')
  await wishOf(mother).getByRole('button', { name: 'Yes, we would come' }).click()
  await wishOf(mother).getByText('You said yes.').waitFor()
  await looksGood(mother)
  await until(host, '/chicago/host/wants', '1 of 2 yeses')
  expect(await host.locator('main').textContent()).not.toMatch(/Finch|Hazel|Linden/)
  await friend.goto('/chicago/me/wants')
  await wishOf(friend).getByRole('button', { name: 'Yes, we would come' }).click()
})

test('it runs: it is an offer everybody finds, and both have their seats', async () => {
  await until(mother, '/chicago/me/inbox', /“Kites over the lake”.*takes place, and Finch 7 has a place/)
  await mother.goto('/chicago/me/taking-part')
  await mother.getByRole('link', { name: 'Kites over the lake' }).waitFor()
  await mother.getByText('Has a place').first().waitFor()
  await looksGood(mother)
  await friend.goto('/chicago/me/taking-part')
  await expect.poll(() => friend.getByText('Has a place').count()).toBeGreaterThan(0)
  await until(host, '/chicago/host/wants', 'It takes place')
  await looksGood(host)
  const anybody = await stage.visitor()
  await until(anybody, '/chicago/opportunities?q=kites+lake', 'Kites over the lake')
})

test('a wish is taken back and wished for again', async () => {
  await friend.goto('/chicago/me/wants')
  await wishOf(friend).getByRole('button', { name: 'Take the wish back' }).click()
  await friend.getByRole('heading', { name: 'Taken back' }).waitFor()
  await looksGood(friend)
  await wishOf(friend).getByRole('button', { name: 'Wish for it again' }).click()
  await wishOf(friend).getByRole('button', { name: 'Take the wish back' }).waitFor()
})
