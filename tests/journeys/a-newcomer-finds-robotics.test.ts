import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entriesOf, fetchCalendar } from './stage/calendars.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
/** The newcomer's phone, kept in hand from step to step. */
let page: Page
let question: string

beforeAll(async () => {
  stage = await openStage()
  page = await stage.visitor()
})
afterAll(() => stage.close())

const hosts = ['Agape Werks, Inc | LevelUP Makerspace', 'Greater Auburn-Gresham Development Corporation']
const found = (on: Page) => on.locator('.listing')
const form = (on: Page) => on.getByRole('search')
/** On a phone a question that was asked folds away, so that its answer is seen first. */
const unfold = (on: Page) => on.getByText('Change what you ask').click()
const bottomOf = (on: Locator): Promise<number> => on.evaluate((element) => element.getBoundingClientRect().bottom)
const fold = 740
const holds = async (on: Page): Promise<void> => {
  await expectAccessible(on)
  await expectFits(on)
}
const seesBothRallies = async (on: Page): Promise<void> => {
  const rallies = found(on).filter({ has: on.getByRole('link', { name: 'Robot Rally' }) })
  await rallies.nth(1).waitFor()
  for (const host of hosts) await expect.poll(() => rallies.filter({ hasText: host }).count()).toBe(1)
}

test('she opens Chicago from the first page and asks for robotics', async () => {
  await page.goto('/')
  await holds(page)
  await page.getByRole('link', { name: 'Chicago' }).first().click()
  await page.waitForURL('**/chicago/')
  await holds(page)
  await page.getByLabel('What would you like to do or learn?').fill('robotics')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.waitForURL('**/chicago/opportunities?**')
  await expect.poll(() => found(page).count()).toBeGreaterThan(2)
})

test('for her nine-year-old, free, in Auburn Gresham, both hosts of the Robot Rally are there', async () => {
  await unfold(page)
  await form(page).getByLabel('Who for').fill('9')
  await form(page).getByLabel('Where').fill('Auburn Gresham')
  await form(page).getByText('Free', { exact: true }).click()
  await page.waitForURL(/free=true/)
  await seesBothRallies(page)
  await holds(page)
  // The first is there, whole, before she scrolls.
  expect(await bottomOf(found(page).first())).toBeLessThanOrEqual(fold)
  question = page.url()
  expect(new URL(question).searchParams.get('age')).toBe('9')
})

test('she sees them on the map, and can move it', async () => {
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await page.waitForURL(/view=map/)
  const picture = page.getByRole('img', { name: 'Map of where it happens' })
  await expect.poll(() => picture.locator('circle').count()).toBeGreaterThan(0)
  await expect.poll(() => picture.locator('path').count()).toBe(77)
  await holds(page)
  await page.getByRole('button', { name: 'Move around in the map' }).click()
  await page.locator('.map-canvas canvas').waitFor()
  await picture.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await holds(page)
})

test('she opens one and puts it into her calendar: one entry for the whole day', async () => {
  await page.goto(question)
  await found(page).filter({ hasText: hosts[0]! }).getByRole('link', { name: 'Robot Rally' }).click()
  await page.getByRole('heading', { level: 1, name: 'Robot Rally' }).waitFor()
  await expect.poll(() => page.getByRole('main').textContent()).toContain('Auburn Gresham')
  await holds(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Add to your calendar' }).click()
  const file = await (await coming).path()
  // 27 July 2024 was the Saturday five weeks after the feed's anchor week; so it is counted from this week too.
  expect(entriesOf(await readFile(file, 'utf8'))).toEqual([
    { title: 'Robot Rally', start: '2026-12-26', allDay: true, zone: null },
  ])
})

test('she goes back and subscribes to the whole question', async () => {
  await page.goBack()
  await seesBothRallies(page)
  const address = await page.getByRole('link', { name: 'Subscribe in your calendar' }).getAttribute('href')
  const entries = await fetchCalendar(page, new URL(address!, stage.origin).href)
  expect(entries.filter(({ title }) => title === 'Robot Rally')).toHaveLength(2)
})

test('the address she shares shows a friend the same, with JavaScript switched off', async () => {
  const friend = await stage.visitor({ javaScriptEnabled: false })
  await friend.goto(question)
  await seesBothRallies(friend)
  await friend.getByRole('link', { name: 'Map', exact: true }).click()
  await expect.poll(() => friend.locator('svg.map-picture circle').count()).toBeGreaterThan(0)
  await friend.goto(question)
  await unfold(friend)
  await form(friend).getByLabel('What', { exact: true }).fill('robtics')
  await form(friend).getByRole('button', { name: 'Find' }).click()
  await friend.waitForURL(/q=robtics/)
  await seesBothRallies(friend)
})

test('Saturday, free, nine years old, near Pilsen, step-free, in Spanish: asked and answered on one screen', async () => {
  await page.goto('/chicago/opportunities')
  await form(page).getByLabel('Who for').fill('9')
  await form(page).getByLabel('When').selectOption({ label: 'Saturday' })
  await form(page).getByLabel('Where').fill('Pilsen')
  await form(page).getByLabel('Language spoken').selectOption({ label: 'Spanish' })
  await form(page).getByText('Step-free', { exact: true }).click()
  await page.waitForURL(/access=step-free/)
  await unfold(page)
  await form(page).getByText('Free', { exact: true }).click()
  await page.waitForURL(/free=true/)
  const asked = Object.fromEntries(new URL(page.url()).searchParams)
  expect(asked).toEqual({ age: '9', weekday: '6', place: 'Pilsen', free: 'true', access: 'step-free', language: 'es' })
  await holds(page)
  // Two invented workshops in an invented house, labelled as such: no real listing tells access and language.
  await page.getByRole('status').filter({ hasText: '2 things to do' }).waitFor()
  const answers = found(page).filter({ hasText: "Marigold Makers' Loft (invented)" })
  await expect.poll(() => answers.count()).toBe(2)
  await answers.getByRole('link', { name: 'Cardboard robots in Spanish' }).waitFor()
  expect(await bottomOf(found(page).first())).toBeLessThanOrEqual(fold)
  // The question as a whole, answers filled in and button too, stands in view above the fold as well.
  await unfold(page)
  expect(await bottomOf(form(page))).toBeLessThanOrEqual(fold)
})
