import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementsSeen, signAgreement } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import { comeInAs } from './stage/as-invented.ts'
import { tabTo } from './stage/keyboard.ts'
import { expectAccessible, expectFits, journeyNow, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const { database, directory } = stage.house
  const { id } = directory.bySlug('chicago')!
  const city = database.city(id, 'chicago', 'job')
  const house: Actor = { kind: 'system', because: 'a journey' }
  const [agreement] = await agreementsSeen(house, city)
  const today = dayIn('America/Chicago', journeyNow)
  const school: Actor = {
    kind: 'person',
    person: database.newId(),
    roles: [{ role: 'coordinator', organisation: agreement!.giverId }],
  }
  for (const [side, by] of [
    ['giver', school],
    ['receiver', house],
  ] as const)
    expect(await signAgreement({ agreementId: agreement!.id, side, today }, by, city)).toMatchObject({ ok: true })
})
afterAll(() => stage.close())

const birds = ['Otter', 'Finch', 'Badger', 'Heron', 'Magpie', 'Siskin']
/** The two headings stand over each other's columns. */
const swapped = [
  'Date of birth,Name,School,Class',
  ...birds.map((bird, place) => `${bird} Beech,2016-0${place + 1}-15,Elm School (invented),4a`),
  'Plover Beech,soon,Elm School (invented),4a',
].join('\n')

async function holds(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

/** Goes to a button without a mouse and presses it; where the focus is, is seen at every stop. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  // Within a date the browser shows the focus of its calendar's button itself.
  const unseen = (await tabTo(page, button)).filter((stop) => !stop.includes('type="date"'))
  expect(unseen).toEqual([])
  await page.keyboard.press('Enter')
}

test('a school’s list with two columns swapped: nothing is read until it is put right, then it is tried and applied, all without a mouse', async () => {
  const steward = await stage.visitor()
  await comeInAs(steward, 'Juniper Example', /Chicago/)
  await steward.goto('/chicago/rosters')
  await steward.getByRole('heading', { name: 'Rosters', level: 1 }).waitFor()
  await holds(steward)
  await steward
    .locator('input[type="file"]')
    .setInputFiles({ name: 'classes.csv', mimeType: 'text/csv', buffer: Buffer.from(swapped) })
  await press(steward, 'Look at it')
  await steward.waitForURL('**/chicago/rosters/*')
  const at = steward.url()

  await steward.getByText('were the two swapped?').first().waitFor()
  expect(await steward.getByRole('button', { name: 'See what would change' }).count()).toBe(0)
  await steward.getByText('First put the columns below right').waitFor()
  await holds(steward)
  await steward.getByLabel('the whole name').selectOption('Date of birth')
  await steward.getByLabel('the birth (its day is thrown away)').selectOption('Name')
  await press(steward, 'Keep these columns')
  await expect.poll(() => steward.getByText('were the two swapped?').count()).toBe(0)
  await holds(steward)

  await press(steward, 'See what would change')
  await steward.getByText('nothing has changed yet').waitFor()
  await holds(steward)
  await press(steward, 'Apply it')
  await steward.getByText('What changed').waitFor()
  await holds(steward)
  expect(await steward.getByText('Plover').count()).toBe(0)

  // The same pages from right to left, by night, on a desk's screen; the columns of the next list opened.
  const night = await stage.visitor({
    locale: 'ar',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 900 },
    storageState: await steward.context().storageState(),
  })
  for (const path of ['/chicago/rosters', at]) {
    await night.goto(path)
    await expect.poll(() => night.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await night.locator('main').textContent()).not.toContain('⟦')
    await holds(night)
  }
})
