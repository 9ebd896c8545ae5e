import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tabTo } from './stage/keyboard.ts'
import { openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let visitor: Page
let office: Page

beforeAll(async () => {
  stage = await openStage()
  visitor = await stage.visitor({ viewport: { width: 1280, height: 800 } })
  office = await stage.operator()
})
afterAll(() => stage.close())

test('somebody skips to the content, asks for robotics for a nine-year-old, and opens what is found', async () => {
  await visitor.goto('/chicago/opportunities')
  await visitor.keyboard.press('Tab')
  await visitor.keyboard.press('Enter')
  expect(await tabTo(visitor, visitor.getByLabel('What', { exact: true }))).toEqual([])
  await visitor.keyboard.type('robotics')
  expect(await tabTo(visitor, visitor.getByLabel('Who for'))).toEqual([])
  await visitor.keyboard.type('9')
  // A box is ticked without asking at once: several may be wanted before.
  expect(await tabTo(visitor, visitor.getByRole('checkbox', { name: 'Free', exact: true }))).toEqual([])
  await visitor.keyboard.press('Space')
  expect(new URL(visitor.url()).search).toBe('')
  expect(await tabTo(visitor, visitor.getByRole('main').getByRole('button', { name: 'Find' }))).toEqual([])
  await visitor.keyboard.press('Enter')
  await visitor.waitForURL('**/opportunities?q=robotics&age=9&free=true')
  const rally = visitor.getByRole('link', { name: 'Robot Rally' }).first()
  expect(await tabTo(visitor, rally)).toEqual([])
  await visitor.keyboard.press('Enter')
  await visitor.getByRole('heading', { level: 1, name: 'Robot Rally' }).waitFor()
  await visitor.goBack()
})

test('she looks at the map, moves about in it, and goes to a place by its list', async () => {
  expect(await tabTo(visitor, visitor.getByRole('link', { name: 'Map', exact: true }))).toEqual([])
  await visitor.keyboard.press('Enter')
  await visitor.waitForURL(/view=map/)
  const places = visitor.locator('.map-list a')
  expect(await tabTo(visitor, places.first())).toEqual([])
  const leadsTo = await places.first().getAttribute('href')
  await visitor.keyboard.press('Enter')
  await visitor.waitForURL((url) => url.pathname + url.search === leadsTo)
})

const tableOf = (host: string): string =>
  `nr,title,organizer,date,start_time,location_name\n${host}-1,Drachen bauen im Hof,${host},2026-12-05,15:00,Saal Probe`

/** Adds a feed and imports it without a hand leaving the keys. */
async function addFeed(name: string): Promise<void> {
  await office.goto('/coerde/office/feeds/new')
  expect(await tabTo(office, office.getByLabel('Name', { exact: true }))).toEqual([])
  await office.keyboard.type(name)
  expect(await tabTo(office, office.getByLabel('A table, pasted'))).toEqual([])
  await office.keyboard.insertText(tableOf('Werkstatt Probe'))
  expect(await tabTo(office, office.getByRole('button', { name: 'Look at it' }))).toEqual([])
  await office.keyboard.press('Enter')
  await office.getByRole('heading', { name: 'What stands where' }).waitFor()
  // The preview scrolls in a region of its own, and so is a stop.
  expect(await tabTo(office, office.locator('.table-region').first())).toEqual([])
  const host = office.getByLabel('Who offers it')
  expect(await tabTo(office, host)).toEqual([])
  await office.keyboard.type('organizer')
  await expect.poll(() => host.inputValue()).toBe('column:organizer')
  expect(await tabTo(office, office.getByRole('button', { name: 'Save and import' }))).toEqual([])
  await office.keyboard.press('Enter')
  await office.waitForURL('**/office/imports/**')
  await office.getByText('Imported', { exact: true }).waitFor({ timeout: 60_000 })
}

test('an operator pastes a table, sees its preview, says which column is which, and imports it', () =>
  addFeed('Eine Quelle'))

test('of two that tell the same she takes the joining back, and joins them again', async () => {
  await addFeed('Noch eine Quelle')
  const undo = office.getByRole('button', { name: 'Undo' })
  // Feeds are compared after the import has become public.
  const joinedByItself = async (): Promise<number> => {
    await office.goto('/coerde/office/duplicates')
    return undo.count()
  }
  await expect.poll(joinedByItself, { timeout: 60_000, interval: 500 }).toBeGreaterThan(0)
  for (let times = 0; times < 2; times += 1) {
    expect(await tabTo(office, undo.first())).toEqual([])
    // The page comes back after the act with another of its kind; the first must be gone before the next press.
    const back = office.waitForEvent('load')
    await office.keyboard.press('Enter')
    await back
  }
  const join = office.getByRole('button', { name: 'The same: join them' })
  expect(await tabTo(office, join.first())).toEqual([])
  await office.keyboard.press('Enter')
  await undo.first().waitFor()
  expect(await join.count()).toBe(0)
})
