import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { organisationsOfEcosystem } from '#commons/organisations'
import { giveRole, peopleForOffice, recordClearance } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { comeInAs } from './stage/as-invented.ts'
import { readPrinted, squaresOf } from './stage/printed.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
let stage: Stage
let city: City
beforeAll(async () => {
  stage = await openStage()
  // A Thursday in June: the season that is asked for is the summer.
  stage.clock.pass(Date.parse('2027-06-10T15:00Z') - stage.clock.now())
  const chicago = stage.house.directory.bySlug('chicago')!
  city = stage.house.database.city(chicago.id, chicago.slug)
  await takesUp('Wren Example', 'courier', /librar/i)
  for (const name of ['Wren Example', 'Robin Example']) await isCleared(name)
})
afterAll(() => stage.close())

const personNamed = async (name: string) => {
  const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, house, city)
  return people.find(({ person }) => person.displayName === name)!.person.id
}
const yesterday = () => addDays(dayIn('America/Chicago', city.now()), -1)

async function takesUp(name: string, role: Role, at: RegExp): Promise<void> {
  const organisation = (await organisationsOfEcosystem(city)).find((one) => at.test(one.name))!
  const given = { role, organisationId: organisation.id, fromOn: yesterday(), untilOn: null, delegatedBy: null }
  expect(await giveRole({ personId: await personNamed(name), ...given }, house, city)).toMatchObject({ ok: true })
}

async function isCleared(name: string): Promise<void> {
  const form = {
    personId: await personNamed(name),
    kind: 'background-check',
    number: '',
    authority: 'An office of the demonstration',
    jurisdiction: '*',
    issuedOn: yesterday(),
    expiresOn: null,
  } as never
  expect(await recordClearance({ form, today: addDays(yesterday(), 1) }, house, city)).toMatchObject({ ok: true })
}

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

test('J1 J2 J3 a library enrols a nine-year-old and prints her card; her father answers from a text message; her mother takes one answer back and the museum’s page changes at once', async () => {
  // The desk: a month of birth, and no more.
  const librarian = await stage.visitor({ acceptDownloads: true })
  await comeInAs(librarian, 'Wren Example', /Chicago/)
  await librarian.goto('/chicago/office/desk')
  await looksGood(librarian)
  await librarian.getByLabel('Year of birth').first().fill('2018')
  await librarian.getByLabel('Month of birth').first().fill('3')
  await librarian.getByRole('button', { name: 'Enrol a child' }).click()
  const heading = librarian.getByRole('heading', { level: 1, name: /^Now at the desk/ })
  const name = (await heading.textContent())!.replace(/^Now at the desk: /, '').trim()
  expect(name).toMatch(/^\p{L}+-\p{L}+-\d\d$/u)
  await looksGood(librarian)

  // Her card, read as a camera reads it: one page, one code, and the code opens the page of her four pictures.
  const [download] = await Promise.all([
    librarian.waitForEvent('download'),
    librarian.getByRole('button', { name: 'Print the card' }).click(),
  ])
  const card = readPrinted(readFileSync(await download.path()))
  expect({ pages: card.pages, links: card.links.length }).toEqual({ pages: 1, links: 1 })
  expect(card.codes[0] === squaresOf(card.links[0]!)).toBe(true)
  const tablet = await stage.visitor({ viewport: { width: 768, height: 1024 } })
  expect((await tablet.goto(card.links[0]!))!.status()).toBe(200)
  await tablet.getByRole('heading', { name: 'Your four pictures' }).waitFor()
  await looksGood(tablet)

  // Her mother is here already: found by her mail address, and not written down twice.
  const addAdult = async (called: string, reach: string, relation: string): Promise<void> => {
    const another = librarian.getByText('Link another adult')
    if (await another.isVisible()) await another.click()
    await librarian.getByLabel('What should we call this adult?').fill(called)
    await librarian.getByLabel('Mail, mobile number, or the name on their card').fill(reach)
    await librarian.getByLabel('For the child this adult is…').selectOption(relation)
    await librarian.getByRole('button', { name: 'Link them' }).click()
    await librarian.getByText('Linked. Below you can send the questions.').waitFor()
  }
  await addAdult('Mother Example', 'hazel@chicago.invalid', 'mother')
  await addAdult('Father Example', '+1 555 010 0199', 'father')
  await looksGood(librarian)
  await librarian.getByRole('button', { name: 'Send Father Example the questions by text message' }).click()
  await librarian.getByText('The questions are on their way.').waitFor()

  // Her father lives elsewhere and has no account: a text message, one page, one button.
  const father = await stage.visitor()
  // What other families are asked for the season lies in the same mailbox.
  const question = father.locator('.laid-message', { hasText: '0199' }).locator('a[href*="/chicago/consent/"]')
  await expect
    .poll(
      async () => {
        await father.goto('/mailbox')
        return question.count()
      },
      { timeout: 90_000 },
    )
    .toBe(1)
  await looksGood(father)
  await question.click()
  await father.getByRole('heading', { level: 1, name: 'What may we do this summer?' }).waitFor()
  await father.getByText('Hello Father Example.').waitFor()
  expect(await father.getByRole('radio', { checked: true }).count()).toBe(0)
  await looksGood(father)
  await father.getByRole('button', { name: 'Yes to all, this summer' }).click()
  await father.getByText('Your answers are kept.').first().waitFor()
  await looksGood(father)

  // The museum puts her on the list of its club: it sees what the family allows today, and nothing else of her.
  const museum = await stage.visitor({ viewport: { width: 1280, height: 900 } })
  await comeInAs(museum, 'Robin Example', /Chicago/)
  await museum.goto('/chicago/me/groups')
  await museum.getByRole('link', { name: 'Make a group' }).click()
  await museum.getByRole('radio', { name: 'Club' }).check()
  await museum.getByLabel('Name of the group').fill('Summer diggers')
  for (const [field, day] of [
    ['fromOn', '2027-06-10'],
    ['untilOn', '2027-08-31'],
  ] as const)
    await museum.locator(`[name="${field}"]`).fill(day)
  await museum.getByRole('button', { name: 'Save' }).click()
  await museum.getByRole('heading', { level: 1, name: 'Summer diggers' }).waitFor()
  await museum.getByLabel('Name on the card').fill(name)
  await museum.getByRole('button', { name: 'Put on the list' }).click()
  const row = museum.getByRole('row', { name: new RegExp(name) })
  const takingPart = async () => {
    await museum.reload()
    const heads = await museum.getByRole('columnheader').allTextContents()
    return (await row
      .locator('td, th')
      .nth(heads.findIndex((head) => head.includes('Taking part')))
      .textContent())!.trim()
  }
  expect(await takingPart()).toMatch(/Yes$/)
  expect(await museum.content()).not.toMatch(/555|2018|Father Example/)

  // Her mother has an account of her own: under it stands the child, and one press takes the answer back.
  const mother = await stage.visitor()
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto('/chicago/me/family')
  await looksGood(mother)
  const child = mother.locator('section', { has: mother.getByRole('heading', { level: 2, name }) }).first()
  await child.getByRole('link', { name: 'Answer, or take back' }).click()
  await looksGood(mother)
  const asked = mother.getByRole('group', { name: 'Taking part' })
  await asked.getByText('Father Example said so').waitFor()
  await asked.getByRole('button', { name: 'Take it back' }).click()
  await mother.getByText('It is taken back, from this moment.').waitFor()

  // At once: the museum only looks at its page again.
  expect(await takingPart()).toMatch(/No$/)

  // And the desk, which asked neither of them why, sees the same.
  await librarian.reload()
  await librarian.getByText('Those who answer for the child do not agree.').first().waitFor()
})
