import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { asFile, importAndWait } from './stage/office.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let visitor: Page
let office: Page

beforeAll(async () => {
  stage = await openStage()
  visitor = await stage.visitor()
  office = await stage.operator()
})
afterAll(() => stage.close())

const days = ['Drachen bauen', 'Brot backen', 'Sterne schauen', 'Seife sieden', 'Bienen besuchen', 'Boote falten']
const tableOf = (titles: readonly string[]): string =>
  [
    'nr,title,organizer,date,start_time,location_name',
    ...titles.map(
      (title, at) => `w-${days.indexOf(days[at]!)},${title},Werkstatt Probe,2026-12-0${at + 1},15:00,Saal Probe`,
    ),
  ].join('\n')

/** By itself, without anybody asking for it; the limit is for what hangs. */
const soon = { timeout: 30_000, interval: 50 }
const answersTo = async (words: string): Promise<{ id: Id; title: Record<string, string> }[]> => {
  const address = `/api/v1/ecosystems/coerde/opportunities?q=${encodeURIComponent(words)}`
  const { items } = (await (await visitor.request.get(address)).json()) as {
    items: { id: Id; title: Record<string, string> }[]
  }
  return items
}
const titlesFound = async (words: string): Promise<string[]> =>
  (await answersTo(words)).flatMap(({ title }) => Object.values(title))
const idOf = async (title: string): Promise<Id> =>
  (await answersTo(title)).find((item) => Object.values(item.title).includes(title))!.id

test('what the office pastes stands in the search a moment later', async () => {
  await office.goto('/coerde/office/feeds/new')
  await office.getByLabel('Name', { exact: true }).fill('Werkstatt Probe')
  await office.getByLabel('A table, pasted').fill(tableOf(days))
  await office.getByLabel('Written in').selectOption('de')
  await office.getByRole('button', { name: 'Look at it' }).click()
  await importAndWait(office)
  await expect.poll(() => titlesFound('Sterne schauen'), soon).toContain('Sterne schauen')
})

test('a corrected and a vanished row change the search; the old address says that it is no longer listed', async () => {
  const vanishing = await idOf('Boote falten')
  const kept = await idOf('Brot backen')
  await office.goto('/coerde/office/feeds')
  await office.getByRole('link', { name: 'Werkstatt Probe' }).click()
  await office.getByText('A newer file').click()
  const newer = tableOf(days.slice(0, 5)).replace('Brot backen', 'Brot backen im Steinofen')
  await office.getByLabel('A file').setInputFiles(asFile('newer.csv', newer))
  await office.getByRole('button', { name: 'Send the file' }).click()
  await office.getByText('The file is here.').waitFor()
  await importAndWait(office)
  await expect.poll(() => titlesFound('Boote falten'), soon).not.toContain('Boote falten')
  await expect.poll(() => titlesFound('Brot backen'), soon).toContain('Brot backen im Steinofen')
  expect(await idOf('Brot backen im Steinofen')).toBe(kept)
  const answer = await visitor.goto(`/coerde/opportunities/${vanishing}`)
  expect(answer?.status()).toBe(200)
  await visitor.getByText('No longer listed').waitFor()
  await expectAccessible(visitor)
  await expectFits(visitor)
})

/** The office looks a listing up by its words and opens it. */
const openInOffice = async (title: string): Promise<void> => {
  await office.goto('/coerde/office/listings')
  await office.getByLabel('Words of the listing or its host').fill(title)
  await office.getByRole('button', { name: 'Find' }).click()
  await office.getByRole('link', { name: title, exact: true }).click()
  await office.getByRole('heading', { level: 1, name: title }).waitFor()
}

test('a withdrawn offer leaves the search; its page, read a moment ago, says so; put back, it is found again', async () => {
  const id = await idOf('Seife sieden')
  await visitor.goto(`/coerde/opportunities/${id}`)
  expect(await visitor.getByText('This was withdrawn').count()).toBe(0)
  await openInOffice('Seife sieden')
  await expectAccessible(office)
  await office.getByLabel('Why').selectOption({ label: 'Its host asked for it' })
  await office.getByRole('button', { name: 'Withdraw' }).click()
  await office.getByText('This listing is withdrawn').waitFor()
  await expect.poll(() => titlesFound('Seife sieden'), soon).not.toContain('Seife sieden')
  await visitor.reload()
  await visitor.getByText('This was withdrawn').waitFor()
  await expectAccessible(visitor)
  await visitor.getByRole('link', { name: 'Find something else' }).click()
  await visitor.waitForURL('**/coerde/opportunities')
  await office.getByRole('button', { name: 'Put it back' }).click()
  await office.getByText('It is back in the lists.').waitFor()
  await expect.poll(() => titlesFound('Seife sieden'), soon).toContain('Seife sieden')
})

test('two that are one: the old address leads on for good, and comes back when the merge is undone', async () => {
  const [keptId, foldedId] = [await idOf('Drachen bauen'), await idOf('Bienen besuchen')]
  await openInOffice('Drachen bauen')
  await office.getByText('Merge with…').click()
  await office.getByLabel('Words of the other listing').fill('Bienen')
  await office.getByRole('button', { name: 'Find' }).click()
  await expectAccessible(office)
  await office.getByRole('button', { name: /Show with this one.*Bienen besuchen/ }).click()
  await office.getByText('They are shown as one now.').waitFor()
  await expect.poll(() => titlesFound('Bienen besuchen'), soon).not.toContain('Bienen besuchen')
  const old = `/coerde/opportunities/${foldedId}`
  const answer = await visitor.request.get(old, { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  expect(answer.headers()['location']).toBe(`/coerde/opportunities/${keptId}`)
  await visitor.goto(old)
  await visitor.getByRole('heading', { level: 1, name: 'Drachen bauen' }).waitFor()
  await office.getByRole('button', { name: /Let it stand for itself again.*Bienen besuchen/ }).click()
  await office.getByText('It stands for itself again.').waitFor()
  await expect.poll(() => titlesFound('Bienen besuchen'), soon).toContain('Bienen besuchen')
  expect((await visitor.request.get(old, { maxRedirects: 0 })).status()).toBe(200)
})

test('a neighbour says that a time is wrong, without an account and without JavaScript, and the office deals with it', async () => {
  const neighbour = await stage.visitor({ javaScriptEnabled: false })
  const id = await idOf('Sterne schauen')
  await neighbour.goto(`/coerde/opportunities/${id}`)
  await neighbour.getByRole('link', { name: 'Something wrong here? Report a mistake' }).click()
  await neighbour.getByRole('button', { name: 'Send' }).click()
  await neighbour.getByRole('link', { name: 'Choose what is wrong.' }).waitFor()
  await neighbour.getByLabel('Day or time is wrong').check()
  await neighbour.getByLabel('In your words').fill('It begins at 19:00')
  await neighbour.getByRole('button', { name: 'Send' }).click()
  await neighbour.getByText('Thank you. Somebody will look at it.').waitFor()
  await expectFits(neighbour)
  await office.goto('/coerde/office/reports')
  await office.getByText('It begins at 19:00').waitFor()
  await expectAccessible(office)
  await office.getByRole('button', { name: /Dealt with.*Sterne schauen/ }).click()
  await office.getByText('No mistake waits').waitFor()
})

test('an offer written by hand is seen as visitors will, then published, and found a moment later', async () => {
  await office.goto('/coerde/office/listings/new')
  await office.getByLabel('Title').first().fill('Nistkästen bauen')
  await office.getByLabel('Who offers it').fill('Werkstatt Probe')
  await office.getByLabel('Day, or first day').fill('2026-12-12')
  await office.getByLabel('Begins at').fill('15:00')
  await office.getByRole('button', { name: 'See it as visitors will' }).click()
  await office.getByRole('link', { name: 'Write the name of the place, or choose online.' }).waitFor()
  await expect.poll(() => office.getByLabel('Title').first().inputValue()).toBe('Nistkästen bauen')
  await expectAccessible(office)
  await office.getByLabel('Name of the place').fill('Saal Probe')
  await office.getByRole('button', { name: 'See it as visitors will' }).click()
  await office.getByRole('heading', { level: 1, name: 'Nistkästen bauen' }).waitFor()
  await expectAccessible(office)
  await office.getByRole('button', { name: 'Make it public' }).first().click()
  await office.getByText('It is public.').waitFor()
  await expect.poll(() => titlesFound('Nistkästen'), soon).toContain('Nistkästen bauen')
  await visitor.goto(`/coerde/opportunities/${await idOf('Nistkästen bauen')}`)
  await visitor.getByText('Saal Probe').first().waitFor()
  await expectFits(visitor)
})
