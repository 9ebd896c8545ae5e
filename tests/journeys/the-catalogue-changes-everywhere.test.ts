import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeOpportunities, undoMerge, withdrawOpportunity } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { asFile, importAndWait } from './stage/office.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let visitor: Page
let office: Page
let city: City

beforeAll(async () => {
  stage = await openStage()
  visitor = await stage.visitor()
  office = await stage.operator()
  city = stage.house.database.city(stage.house.directory.bySlug('coerde')!.id, 'coerde')
})
afterAll(() => stage.close())

const by: Actor = { kind: 'system', because: 'the office' }
const days = ['Drachen bauen', 'Brot backen', 'Sterne schauen', 'Seife sieden', 'Bienen besuchen', 'Boote falten']
const tableOf = (titles: readonly string[]): string =>
  [
    'nr,title,organizer,date,start_time,location_name',
    ...titles.map(
      (title, at) => `w-${days.indexOf(days[at]!)},${title},Werkstatt Probe,2026-12-0${at + 1},15:00,Saal Probe`,
    ),
  ].join('\n')

/** Promised within two seconds; twice that for a machine that is busy with other tests. */
const soon = { timeout: 4000, interval: 100 }
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

test('a withdrawn offer leaves the search; its page, read a moment ago, says so', async () => {
  const id = await idOf('Seife sieden')
  await visitor.goto(`/coerde/opportunities/${id}`)
  expect(await visitor.getByText('This was withdrawn').count()).toBe(0)
  expect((await withdrawOpportunity({ id, because: 'a test of withdrawing' }, by, city)).ok).toBe(true)
  await expect.poll(() => titlesFound('Seife sieden'), soon).not.toContain('Seife sieden')
  await visitor.reload()
  await visitor.getByText('This was withdrawn').waitFor()
  await expectAccessible(visitor)
  await visitor.getByRole('link', { name: 'Find something else' }).click()
  await visitor.waitForURL('**/coerde/opportunities')
})

test('two that are one: the old address leads on for good, and comes back when the merge is undone', async () => {
  const [keptId, foldedId] = [await idOf('Drachen bauen'), await idOf('Bienen besuchen')]
  const parts = { title: 1, venue: 1, distance: null, start: null, host: 1, link: null }
  const merged = await city.transaction((tx) => mergeOpportunities(tx, city, { keptId, foldedId, parts }, by))
  if (!merged.ok) throw new Error(merged.refusal)
  await expect.poll(() => titlesFound('Bienen besuchen'), soon).not.toContain('Bienen besuchen')
  const old = `/coerde/opportunities/${foldedId}`
  const answer = await visitor.request.get(old, { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  expect(answer.headers()['location']).toBe(`/coerde/opportunities/${keptId}`)
  await visitor.goto(old)
  await visitor.getByRole('heading', { level: 1, name: 'Drachen bauen' }).waitFor()
  const undone = await city.transaction((tx) => undoMerge(tx, city, merged.value.mergeId, by))
  expect(undone.ok).toBe(true)
  await expect.poll(() => titlesFound('Bienen besuchen'), soon).toContain('Bienen besuchen')
  expect((await visitor.request.get(old, { maxRedirects: 0 })).status()).toBe(200)
})
