import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { writeOpportunity } from '#learning/catalogue'
import { localText } from '#kernel/local-text.ts'
import { onDay, sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const museum = 'Moth Museum'
const day = 86_400_000

/** A page as a person finds it: nothing sticks out, and everybody can use it. */
async function isGood(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

async function newcomer(name: string): Promise<Page> {
  const page = await stage.visitor()
  await comeInAs(page, name, /Chicago/)
  return page
}

/** Looks into the mailbox until a message to this address that speaks of something has a link to such a page. */
async function linkMailedTo(address: string, about: string, link: RegExp): Promise<string> {
  const page = await stage.visitor()
  for (let look = 0; look < 80; look += 1) {
    await page.goto('/mailbox')
    const found = page.locator('.laid-message', { hasText: address }).filter({ hasText: about })
    for (const one of await found.getByRole('link').all()) {
      const href = (await one.getAttribute('href')) ?? ''
      if (!link.test(href)) continue
      await page.context().close()
      return href
    }
    await page.waitForTimeout(500)
  }
  throw new Error(`nothing like ${String(link)} about ${about} came to ${address}`)
}

async function applies(name: string, contact: string): Promise<void> {
  const page = await stage.visitor()
  await page.goto('/chicago/join')
  await isGood(page)
  await page.getByLabel('Name of the organisation').fill(name)
  await page.getByLabel('What you do, and for whom').fill('Builds moths from paper with children, and lets them fly.')
  await page.getByLabel('Whom do we write to?').fill('Sparrow Example')
  await page.getByLabel('E-mail address').fill(contact)
  await page.getByRole('button', { name: 'Ask to join' }).click()
  await page.getByText('Your application has arrived.').waitFor()
  await isGood(page)
  await page.context().close()
}

/** One of the council opens the link in her mail on her phone and answers with its button. */
async function answers(address: string, about: string, answer: 'Yes' | 'No', reason: string): Promise<string> {
  const phone = await stage.visitor()
  await phone.goto(await linkMailedTo(address, about, /\/cases\/.*\/answer/))
  await phone.getByRole('heading', { level: 1, name: about }).waitFor()
  await isGood(phone)
  if (answer === 'Yes') await phone.getByLabel('Are the rooms safe for children?').check()
  await phone.getByRole('radio', { name: answer, exact: true }).check()
  await phone.getByLabel('Why', { exact: false }).first().fill(reason)
  await phone.getByRole('button', { name: 'Answer' }).click()
  await phone.getByText('Your answer counts.').waitFor()
  await isGood(phone)
  const answered = phone.url()
  await phone.context().close()
  return answered
}

/** Comes in by the link of an invitation, for the first time. */
async function comeInByInvitation(address: string): Promise<Page> {
  const page = await stage.visitor()
  await page.goto(await linkMailedTo(address, 'Chicago', /\/invitation\?token=/))
  await isGood(page)
  await page.getByRole('main').getByRole('button').first().click()
  await page.waitForURL('**/me**')
  return page
}

async function addsToHouse(page: Page, name: string, address: string): Promise<void> {
  await page.goto('/chicago/host/people')
  await isGood(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Month').fill('4')
  await page.getByLabel('Year').fill('1990')
  await page.getByLabel('Mail address').fill(address)
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByText('They belong to the house now.').waitFor()
}

async function recordsCheck(page: Page, name: string, until: string): Promise<void> {
  await page.goto('/chicago/me/clearances')
  const person = page.locator('section', { has: page.getByRole('heading', { level: 3, name }) }).last()
  await person.getByText('Write down').first().click()
  await person.getByLabel('Number').fill('MM-1')
  await person.getByLabel('Issued by').fill('Registry of Illinois')
  const dates = person.locator('input[type="date"]')
  await dates.nth(0).fill('2026-11-02')
  await dates.nth(1).fill(until)
  await person.getByRole('button', { name: 'I have seen it' }).click()
  await page.getByText('Written down. It counts from now on.').waitFor()
  await isGood(page)
}

async function names(page: Page, offer: string, who: string): Promise<void> {
  await page.goto('/chicago/host/standing')
  await isGood(page)
  const line = page.locator('.office-line', { hasText: offer })
  await line.locator('summary').click()
  await line.getByLabel('Who').selectOption({ label: who })
  await line.getByRole('button', { name: 'Name them' }).click()
  await page.getByText('They are named.').waitFor()
  await isGood(page)
}

let coordinator: Page
let caseAddress: string
let offer: string

test('[Rahhal (a)] a museum applies, two of the council say yes on their phones by the link in their mail, and it belongs', async () => {
  await applies(museum, 'sparrow@moths.invalid')
  await answers('aspen@chicago.invalid', museum, 'Yes', '')
  caseAddress = await answers('rowan@chicago.invalid', museum, 'Yes', 'A good house.')
  const anybody = await stage.visitor()
  await anybody.goto(caseAddress)
  await anybody.getByText('In effect').first().waitFor()
  // What was said among those who decide is not for everybody.
  expect(await anybody.getByText('A good house.').count()).toBe(0)
  await anybody.context().close()
})

test('its coordinator comes in by the mailed link, adds two people and names the one whose check stands', async () => {
  coordinator = await comeInByInvitation('sparrow@moths.invalid')
  await isGood(coordinator)
  await addsToHouse(coordinator, 'Lark Example', 'lark@moths.invalid')
  await addsToHouse(coordinator, 'Dove Example', '')
  await recordsCheck(coordinator, 'Lark Example', '2026-11-20')

  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, 'chicago')
  const draft = sampleDraft('Moths', {
    hostName: museum,
    title: localText('en', 'Paper moths'),
    sessions: [sampleSession('m1', { when: onDay('2026-12-05') })],
  })
  const written = await writeOpportunity({ id: null, draft }, { kind: 'system', because: 'a journey' }, city)
  offer = `/chicago/opportunities/${written.ok ? written.value.id : ''}`

  await names(coordinator, 'Paper moths', 'Lark Example')
  const guide = await comeInByInvitation('lark@moths.invalid')
  await guide.goto('/chicago/me/standing')
  await isGood(guide)
  await guide.getByRole('radio', { name: 'Yes, my first name' }).check()
  await guide.getByRole('button', { name: 'Save' }).click()
  await guide.getByText('Saved.').waitFor()
  await guide.context().close()

  const family = await stage.visitor()
  await family.goto(offer)
  await family.getByText('With Lark (guide).').waitFor()
  expect(await family.getByText('Lark Example').count()).toBe(0)
  await isGood(family)
  await family.context().close()
})

test('the check lapses: she is gone from the page that minute, her coordinator sees who stands alone and names another', async () => {
  await recordsCheck(coordinator, 'Dove Example', '2027-11-01')
  const family = await stage.visitor()
  // In Chicago the twentieth ends at six in the morning, UTC; the clock stood at three in the afternoon of the eighteenth.
  stage.clock.pass(2 * day + 15 * 3_600_000 - 60_000)
  await family.goto(offer)
  await family.getByText('With Lark (guide).').waitFor()
  stage.clock.pass(60_000)
  await family.goto(offer)
  await family.getByRole('heading', { level: 1, name: 'Paper moths' }).waitFor()
  expect(await family.getByText('Lark').count()).toBe(0)

  await coordinator.goto('/chicago/host/standing')
  await coordinator.getByRole('heading', { name: 'One offer has lost its adult' }).waitFor()
  await coordinator.getByText('Background check has lapsed').first().waitFor()
  await isGood(coordinator)
  await names(coordinator, 'Paper moths', 'Dove Example')
  await family.goto(offer)
  await family.getByText('With an adult of the house whose checks are in order.').waitFor()
  await isGood(family)
})

test('noes are said in public: a house that is refused, and an admission that is taken back', async () => {
  // It is midnight in Chicago, and nobody is written to before the morning.
  stage.clock.pass(9 * 3_600_000)
  await applies('Loud House', 'rook@loud.invalid')
  await answers('aspen@chicago.invalid', 'Loud House', 'No', 'The rooms have no second way out.')
  const refused = await answers('alder@chicago.invalid', 'Loud House', 'No', 'No second way out of the rooms.')
  const anybody = await stage.visitor()
  await anybody.goto(refused)
  await anybody.getByText('No second way out of the rooms.').waitFor()
  await isGood(anybody)

  const steward = await newcomer('Juniper Example')
  await steward.goto(caseAddress)
  await steward.getByText('Take the outcome back').first().click()
  await steward.getByLabel('Why, for everybody to read').last().fill('The insurance it showed was another house’s.')
  await steward.getByRole('button', { name: 'Take the outcome back' }).click()
  await steward.getByText('Taken back. What followed from it is undone').waitFor()
  await anybody.goto(caseAddress)
  await anybody.getByText('Taken back').first().waitFor()
  await anybody.getByText('The insurance it showed was another house’s.').waitFor()
  await isGood(anybody)
  // What followed from it is undone: who looked after the house looks after it no longer.
  for (let look = 0; look < 60; look += 1) {
    if ((await coordinator.goto('/chicago/host/standing'))!.status() === 403) break
    await coordinator.waitForTimeout(500)
  }
  expect((await coordinator.goto('/chicago/host/standing'))!.status()).toBe(403)
})
