import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { organisationsOfEcosystem } from '#commons/organisations'
import { giveRole, peopleForOffice } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, journeyNow, openStage, type Stage } from './stage/stage.ts'

const today = dayIn('America/Chicago', journeyNow)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const { database, directory } = stage.house
  const city = database.city(directory.bySlug('chicago')!.id, 'chicago', 'job')
  const house: Actor = { kind: 'system', because: 'a journey' }
  const school = (await organisationsOfEcosystem(city)).find(({ name }) => name === 'Elm School (invented)')!
  const { people } = await peopleForOffice({ sought: 'Wren Example', sort: 'newest', page: 1 }, house, city)
  const { person } = people.find(({ person: { displayName } }) => displayName === 'Wren Example')!
  const span = { fromOn: addDays(today, -60), untilOn: null, delegatedBy: null }
  const given = await giveRole(
    { personId: person.id, role: 'courier', organisationId: school.id, ...span },
    house,
    city,
  )
  expect(given).toMatchObject({ ok: true })
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}
/** The row of one class on the page of the school's classes. */
const rowOf = (page: Page, name: string) =>
  page.locator('li[id^="class-"]', { has: page.getByRole('heading', { name: new RegExp(`^${name} `) }) })
/** What stands open with a role, on the page of one's roles. */
const openWith = (page: Page, role: string) =>
  page
    .locator('section', { has: page.getByRole('heading', { level: 2, name: role }) })
    .locator('ul')
    .first()

test('[C.10 (c)] a courier leaves: notes and held dates go to the successor, who is told and finds them as a list', async () => {
  const courier = await stage.visitor()
  await comeInAs(courier, 'Wren Example', /Chicago/)
  await courier.goto('/chicago/me/schools')
  const row = rowOf(courier, '3b')
  await row.getByText('Note, with a day to look again').click()
  await row.getByLabel('Note about the class, and no child’s name').fill('Ask again when the bus is mended.')
  await row.getByLabel(/look again on/i).fill(today)
  await row.getByRole('button', { name: 'Keep the note' }).click()
  await courier.getByText('Kept.').waitFor()
  await row.getByText('Hold dates for this class').click()
  const dates = row.getByRole('group', { name: /Behind the glass cases/ }).getByRole('checkbox')
  await dates.nth(0).check()
  await dates.nth(1).check()
  await row
    .locator('form', { has: courier.getByRole('group', { name: /Behind the glass cases/ }) })
    .getByRole('button', { name: 'Hold them' })
    .click()
  await courier.getByText('The dates are held and the teacher is told.').waitFor()

  await courier.goto('/chicago/me/roles')
  const mine = openWith(courier, 'Courier · Elm School (invented)')
  await mine.getByText('One note about a class is not done').waitFor()
  await mine.getByText('Dates are held for one class that has not answered').waitFor()
  await looksGood(courier)
  await courier.locator('summary', { hasText: 'Hand it over for good' }).click()
  const form = courier.locator('form[action$="/hand-over"]')
  await form.getByLabel('Who').selectOption({ label: 'Teasel Example' })
  await form.getByLabel('From').fill(today)
  await looksGood(courier)
  await form.getByRole('button', { name: 'Hand it over for good' }).click()
  await courier.getByText('The role is handed over.').waitFor()
  expect((await courier.goto('/chicago/me/schools'))?.status()).toBe(403)

  const successor = await stage.visitor()
  await comeInAs(successor, 'Teasel Example', /Chicago/)
  const told = successor.getByText(/^Wren Example has handed this role to you: courier\./)
  await expect
    .poll(
      async () => {
        await successor.goto('/chicago/me/inbox')
        return told.count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  const theirs = openWith(successor, 'Courier · Elm School (invented)')
  await expect
    .poll(
      async () => {
        await successor.goto('/chicago/me/roles')
        return theirs.getByRole('link').count()
      },
      { timeout: 60_000 },
    )
    .toBe(2)
  await theirs.getByText('Dates are held for one class that has not answered').waitFor()
  await looksGood(successor)

  // The list leads to the class, and what is done there leaves it.
  await theirs.getByRole('link', { name: 'One note about a class is not done' }).click()
  const found = rowOf(successor, '3b')
  await found.getByText('Ask again when the bus is mended.').waitFor()
  await found.getByText('date held for you to answer').first().waitFor()
  await looksGood(successor)
  await found.getByRole('button', { name: 'Done' }).click()
  await found.getByText(/done on/i).waitFor()
  await successor.goto('/chicago/me/roles')
  await theirs.getByText('Dates are held for one class that has not answered').waitFor()
  expect(await theirs.getByRole('link').count()).toBe(1)
})

test('a host leaves: club and classes that ask go on with the role, and the next holder reads that a session is without its adult', async () => {
  const host = await stage.visitor()
  await comeInAs(host, 'Robin Example', /Chicago/)
  await host.goto('/chicago/me/roles')
  const section = host.locator('section', { has: host.getByRole('heading', { level: 2, name: /^host/i }) })
  const open = section.locator('ul').first()
  await open.getByText('One group is yours').waitFor()
  const before = await open.getByRole('link').allTextContents()
  expect(before).toContain('One class asks for a visit')
  await section.locator('summary', { hasText: 'Hand it over for good' }).click()
  const form = section.locator('form[action$="/hand-over"]')
  await form.getByLabel('Who').selectOption({ label: 'Magpie Example' })
  await form.getByLabel('From').fill(today)
  await form.getByRole('button', { name: 'Hand it over for good' }).click()
  await host.getByText('The role is handed over.').waitFor()
  expect(await host.getByRole('heading', { level: 2, name: /^host/i }).count()).toBe(0)

  const next = await stage.visitor()
  await comeInAs(next, 'Magpie Example', /Chicago/)
  const theirs = next.locator('section', { has: next.getByRole('heading', { level: 2, name: /^host/i }) })
  await expect
    .poll(
      async () => {
        await next.goto('/chicago/me/roles')
        return theirs.locator('ul').first().getByRole('link').allTextContents()
      },
      { timeout: 60_000 },
    )
    .toEqual(['One offer has lost its adult', ...before])
  await looksGood(next)
  await theirs.getByRole('link', { name: 'One group is yours' }).click()
  await next.getByRole('link', { name: 'Saturday builders' }).first().click()
  await next.getByRole('heading', { name: 'Saturday builders', level: 1 }).waitFor()
})
