import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let seeker: Page
let office: Page

beforeAll(async () => {
  stage = await openStage()
  seeker = await stage.visitor()
  office = await stage.operator()
})
afterAll(() => stage.close())

const wish = 'Kochen am Sonntag'
const wishOn = (page: Page) => page.locator('.want').filter({ hasText: wish })
const holds = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}
const answers = async (choice: string, words?: string): Promise<void> => {
  await office.goto('/coerde/office/wants')
  const summary = wishOn(office).getByText('Answer', { exact: true })
  if (!(await wishOn(office).getByLabel(choice).isVisible())) await summary.click()
  await wishOn(office).getByLabel(choice).check()
  if (words !== undefined) await wishOn(office).getByLabel('In words').fill(words)
  await wishOn(office).getByRole('button', { name: 'Save the answer' }).click()
  await office.getByText('The answer is public now.').waitFor()
}

test('nothing fits a search: the page says what is nearest and what leaving one thing out would give', async () => {
  await seeker.goto('/coerde/opportunities?q=kochen&weekday=7&free=true')
  await seeker.getByRole('heading', { name: 'Nothing fits all of this' }).waitFor()
  await seeker.getByRole('heading', { name: 'The nearest to it' }).waitFor()
  await expect.poll(() => seeker.locator('.find-empty .listing').count()).toBeGreaterThan(0)
  await holds(seeker)
  const looser = seeker.getByRole('link', { name: /^Without “Free”/ })
  const promised = Number(/finds (\d+)/.exec((await looser.textContent())!)?.[1])
  expect(promised).toBeGreaterThan(0)
  await looser.click()
  await seeker.waitForURL((url) => !url.searchParams.has('free'))
  await expect
    .poll(() => seeker.getByRole('status').filter({ hasText: 'to do' }).textContent())
    .toMatch(new RegExp(`^${promised} thing`))
  await seeker.goBack()
})

test('she tells the city what she was looking for; a personal address is turned back', async () => {
  await seeker.getByRole('link', { name: 'Tell the city what you were looking for' }).click()
  await seeker.waitForURL('**/coerde/wants/new?**')
  const interest = seeker.getByLabel('What would you like to do or learn?')
  await expect.poll(() => interest.inputValue()).toBe('kochen')
  await expect.poll(() => seeker.getByLabel('Sundays').isChecked()).toBe(true)
  await holds(seeker)
  await interest.fill('Kochen, schreibt mir: ada@example.org')
  await seeker.getByRole('button', { name: 'Tell the city' }).click()
  await seeker.getByText('This holds an e-mail address').first().waitFor()
  await holds(seeker)
  await interest.fill(wish)
  await seeker.getByRole('button', { name: 'Tell the city' }).click()
  await seeker.getByText('Thank you. A person will read it').waitFor()
  await holds(seeker)
  expect(await wishOn(seeker).count()).toBe(0)
})

test('once it is heard it is public, and somebody else, without a script, wants it too', async () => {
  await answers('Heard: show it, others may join')
  await expectAccessible(office)
  const other = await stage.visitor({ javaScriptEnabled: false })
  await other.goto('/coerde/wants')
  await wishOn(other).getByRole('button', { name: 'I want this too' }).click()
  await other.getByText('You are counted.').waitFor()
  await other.goto('/coerde/wants')
  await wishOn(other).getByRole('button', { name: 'I want this too' }).click()
  await other.getByText('You have asked for this already').waitFor()
})

test('the operator, who alone sees the number, answers that it is being tried', async () => {
  await answers('Being tried: say what', 'Die Küche im Begegnungszentrum öffnet probeweise am ersten Sonntag.')
  await expect.poll(() => wishOn(office).textContent()).toContain('2 browsers asked')
})

test('everybody reads what is tried and that a few asked, not how many, who or where', async () => {
  stage.clock.pass(24 * 3_600_000)
  await seeker.goto('/coerde/wants')
  const told = (await wishOn(seeker).textContent())!
  expect(told).toContain('Being tried')
  expect(told).toContain('Asked for by a few')
  expect(told).toContain('Die Küche im Begegnungszentrum öffnet probeweise')
  expect(told).not.toContain('Asked for by 2')
  expect(told).not.toContain('Sundays')
  await holds(seeker)
})
