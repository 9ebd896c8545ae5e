import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { peopleForOffice, replaceCard, type FreshCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { comeInAs } from './stage/as-invented.ts'
import { tabTo } from './stage/keyboard.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
let stage: Stage
let card: FreshCard
beforeAll(async () => {
  stage = await openStage()
  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, chicago.slug)
  const { people } = await peopleForOffice({ sought: 'Finch 7', sort: 'newest', page: 1 }, house, city)
  const personId = people.find(({ person }) => person.displayName === 'Finch 7')!.person.id
  const made = await replaceCard({ personId, organisationId: null }, house, city)
  if (!made.ok) throw new Error(made.refusal)
  card = made.value
})
afterAll(() => stage.close())

async function comeInByCard(page: Page): Promise<void> {
  await page.goto(`/chicago/card/${card.secret}`)
  for (const [chosen, picture] of card.pictures.entries()) {
    await page.getByText(`${chosen} of 4 chosen`).waitFor()
    await page.locator(`button[name="picture"][value="${picture}"]`).click()
  }
  await page.waitForURL(/\/me(#|$)/)
}

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

/** Goes there by the keys alone, seeing on the way where one is. */
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  expect(await tabTo(page, target)).toEqual([])
  await page.keyboard.press(key)
}

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor()
const section = (page: Page, name: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

const secret = 'Sail around the world alone'
const child: { page?: Page } = {}

test('Finch opens his record from his own page, writes a goal for himself alone by the keys, and says what is written down wrong', async () => {
  const page = await stage.visitor()
  child.page = page
  await comeInByCard(page)
  await press(page, page.getByRole('main').getByRole('link', { name: 'My record' }))
  await heading(page, 'My record')
  await looksGood(page)
  await press(page, page.getByText('Write down a goal'))
  expect(await tabTo(page, page.getByLabel('What do you want to do'))).toEqual([])
  await page.keyboard.type(secret)
  expect(await tabTo(page, page.getByRole('radio', { name: /^Me and the adults/ }))).toEqual([])
  await page.keyboard.press('ArrowDown')
  await press(page, page.getByRole('button', { name: 'Write it down' }))
  await page.getByText('Your goal is written down.').waitFor()
  await press(page, page.getByRole('link', { name: secret }))
  await page.getByText('Only for me').waitFor()
  await looksGood(page)

  await page.goto('/chicago/me/record')
  const visits = page.locator('li', { hasText: 'Was there' }).getByRole('link', { name: 'Robots on Saturdays' })
  await expect.poll(() => visits.count()).toBe(3)
  await visits.first().click()
  await heading(page, 'Robots on Saturdays')
  await press(page, page.getByText('Is something wrong here?'))
  expect(await tabTo(page, page.getByLabel('What is wrong?'))).toEqual([])
  await page.keyboard.type('I left early')
  await press(page, page.getByRole('button', { name: 'Ask them to look again' }))
  await page.getByText('I left early').waitFor()
  await looksGood(page)
})

test('his mother opens the record, follows an afternoon back to what he wanted and forward to the badge, and finds nothing of his secret', async () => {
  const page = await stage.visitor()
  await comeInAs(page, 'Hazel Example', /Chicago/)
  await page.goto('/chicago/me/family')
  await press(page, page.getByRole('link', { name: 'What Finch 7 did, and what came of it' }))
  await heading(page, 'Record of Finch 7')
  await looksGood(page)
  expect(await page.getByText(secret).count()).toBe(0)
  expect(await page.getByText('brave').count()).toBe(0)
  expect(await page.getByRole('textbox').count()).toBe(0)
  const record = page.url()
  const visits = page.locator('li', { hasText: 'Was there' }).getByRole('link', { name: 'Robots on Saturdays' })
  await press(page, visits.first())
  await heading(page, 'Robots on Saturdays')
  await looksGood(page)
  expect(await page.getByText('I left early').count()).toBe(0)
  const visit = page.url()
  await press(page, section(page, 'What led to this').getByRole('link', { name: /^Build a robot/ }))
  await heading(page, 'Goal')
  await looksGood(page)
  await press(page, section(page, 'What followed').locator(`a[href="${new URL(visit).pathname}"]`))
  await heading(page, 'Robots on Saturdays')
  await press(page, section(page, 'What followed').getByRole('link', { name: 'Robot builder' }))
  await heading(page, 'Robot builder')
  await looksGood(page)
  await page.goBack()
  await section(page, 'What followed').locator('li', { hasText: 'Looking back' }).getByRole('link').click()
  // A reflection says what it looks back at.
  await heading(page, 'Robots on Saturdays')
  await page.getByText('Looking back at').waitFor()
  await page.getByText('The second motor was the hard part.').waitFor()
  await looksGood(page)

  // Whoever knows the address of the secret finds nothing there.
  await child.page!.goto('/chicago/me/record')
  const path = await child.page!.getByRole('link', { name: secret }).getAttribute('href')
  expect((await page.goto(`${record}/${path!.split('/').at(-1)}`))!.status()).toBe(404)
})

test('the host of that house looks again by the keys, and the corrected afternoon still leads to the badge', async () => {
  const page = await stage.visitor()
  await comeInAs(page, 'Robin Example', /Chicago/)
  await page.goto('/me')
  await press(page, page.getByRole('main').getByRole('link', { name: 'Records to look at again' }))
  await heading(page, 'Records to look at again')
  await page.getByText('I left early').waitFor()
  await looksGood(page)
  await press(page, page.getByRole('button', { name: 'Answer', exact: true }))
  await page.getByText('Choose what should happen').waitFor()
  await looksGood(page)
  expect(await tabTo(page, page.getByRole('radio', { name: 'Correct the time' }))).toEqual([])
  await page.keyboard.press('Space')
  expect(await tabTo(page, page.getByLabel('Minutes there'))).toEqual([])
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('45')
  expect(await tabTo(page, page.getByLabel('What did you find?'))).toEqual([])
  await page.keyboard.type('Right, it was 45 minutes')
  await press(page, page.getByRole('button', { name: 'Answer', exact: true }))
  await page.getByText('Answered.').waitFor()
  await page.getByText('Nobody has asked.').waitFor()
  await looksGood(page)

  const young = child.page!
  await young.goto('/chicago/me/record')
  await young.locator('li', { hasText: 'Corrected' }).getByRole('link').click()
  await young.getByText('Right, it was 45 minutes').waitFor()
  await looksGood(young)
  await young.getByRole('link', { name: 'See what stands now' }).click()
  await young.getByText('45 minutes').first().waitFor()
  await section(young, 'What followed').getByRole('link', { name: 'Robot builder' }).waitFor()
  await looksGood(young)
})
