import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationsOfEcosystem } from '#commons/organisations'
import { askHouses, writeOpportunity } from '#learning/catalogue'
import type { Day, WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let city: City
let robin: Page
let museum: string

beforeAll(async () => {
  stage = await openStage()
  const here = stage.house.directory.bySlug('chicago')!
  city = stage.house.database.city(here.id, here.slug)
  museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!.name
  // Last summer's, as the office wrote it down then.
  const mondays = {
    form: 'rule',
    startOn: '2026-07-06' as Day,
    startTime: '10:00' as WallTime,
    endTime: '12:00' as WallTime,
    rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260824',
    except: [],
  } as const
  const draft = sampleDraft('x', {
    hostName: museum,
    title: localText('en', 'Summer of paper moths'),
    sessions: [sampleSession('x', { when: mondays, timeZone: here.timeZone })],
  })
  const written = await writeOpportunity({ id: null, draft }, { kind: 'system', because: 'last summer' }, city)
  expect(written.ok).toBe(true)
  robin = await stage.visitor()
})
afterAll(() => stage.close())

const looksRight = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}
/** The page tells by itself, loading anew, when the worker has let the offer through. */
const becomesPublic = async (page: Page): Promise<void> => {
  await page.getByText('It is public.', { exact: true }).waitFor()
  await looksRight(page)
}

test('a museum’s host writes an offer on a phone, leaves and comes back, sees it as a parent will, and makes it public', async () => {
  await comeInAs(robin, 'Robin Example', /Chicago/)
  await robin.getByRole('link', { name: 'What we offer' }).first().click()
  await robin.getByRole('heading', { level: 1, name: 'What we offer' }).waitFor()
  await looksRight(robin)
  await robin.getByRole('link', { name: 'Write an offer' }).first().click()
  await looksRight(robin)
  await robin.getByLabel('Title').first().fill('Moths by lamplight')
  await robin.getByLabel('Kind').selectOption('workshop')
  await robin.getByLabel('Every week', { exact: true }).first().check()
  await robin.getByLabel('Day, or first day').fill('2027-01-12')
  await robin.getByLabel('Begins at').fill('16:00')
  await robin.getByRole('button', { name: 'Keep it and go on later' }).click()

  // Later, from the list of what is not finished.
  await robin.getByRole('heading', { name: 'Not finished' }).waitFor()
  await looksRight(robin)
  await robin.getByRole('link', { name: 'Moths by lamplight', exact: true }).click()
  await expect.poll(() => robin.getByLabel('Title').first().inputValue()).toBe('Moths by lamplight')
  await expect.poll(() => robin.getByLabel('Day, or first day').inputValue()).toBe('2027-01-12')
  await robin.getByRole('button', { name: 'See it as visitors will' }).last().click()

  // A mistake is told at its field, and nothing is lost.
  await robin.getByRole('alert').getByRole('link', { name: 'Every week needs a last day.' }).click()
  await looksRight(robin)
  await robin.getByLabel('Last day').fill('2027-03-23')
  await robin.getByText('Leave out some days').click()
  await robin.getByRole('group', { name: 'Not on these days' }).getByLabel('Day 1').fill('2027-02-16')
  await robin.getByLabel('To another place').check()
  await robin.getByLabel('Name of the place').fill('Lamp room')
  await robin.getByLabel('Address').fill('1 Lamp Street')
  await robin.getByLabel('From age').fill('8')
  await robin.getByLabel('To age').fill('11')
  await robin.getByLabel('Places').fill('12')
  await robin.getByLabel('Takes place from how many people on').fill('4')
  await robin.getByLabel('A class with its teacher').check()
  await robin.getByRole('button', { name: 'See it as visitors will' }).last().click()

  await robin.getByText('This is how visitors will see it').first().waitFor()
  await robin.getByText('Every Tuesday').first().waitFor()
  await looksRight(robin)
  await robin.getByRole('button', { name: 'Make it public' }).first().click()
  await becomesPublic(robin)
})

test('families find it: on the phone, with its place, its ages and from how many it takes place', async () => {
  const family = await stage.visitor()
  await family.goto('/chicago/opportunities?q=lamplight')
  await family.getByRole('link', { name: 'Moths by lamplight' }).first().click()
  await family.getByText('1 Lamp Street').first().waitFor()
  await family.getByText('4 people').first().waitFor()
  await family.getByText(museum).first().waitFor()
})

test('a second time and place go into the same offer, by one more button', async () => {
  await robin.getByRole('link', { name: 'Edit' }).click()
  await robin.getByRole('button', { name: 'Add another time or place' }).click()
  await looksRight(robin)
  const second = robin.locator('#time-2')
  await second.getByLabel('On several days').check()
  const days = second.getByRole('group', { name: 'Days' }).first()
  await days.getByLabel('Day 1').fill('2027-04-03')
  await days.getByLabel('Day 2').fill('2027-04-10')
  // The lamp room is one of the museum's own places by now.
  await second.getByLabel('Lamp room').check()
  await robin.getByRole('button', { name: 'See it as visitors will' }).last().click()
  await robin.getByRole('button', { name: 'Save the change' }).first().click()
  await robin.getByText('Changed.').waitFor()
  await robin.getByRole('link', { name: 'See its public page' }).click()
  await robin
    .getByText(/Apr(il)? 3|3 Apr/)
    .first()
    .waitFor()
})

test('last summer’s is done again on the same weekday of next summer', async () => {
  await robin.goto('/chicago/host')
  await robin.getByText(/over or withdrawn/).click()
  await robin.getByRole('link', { name: /Do it again this season.*Summer of paper moths/ }).click()
  await expect.poll(() => robin.getByLabel('Day, or first day').inputValue()).toBe('2027-07-05')
  await expect.poll(() => robin.getByLabel('Last day').inputValue()).toBe('2027-08-23')
  await looksRight(robin)
  await robin.getByRole('button', { name: 'See it as visitors will' }).last().click()
  await robin.getByText('Every Monday').first().waitFor()
  await robin.getByRole('button', { name: 'Make it public' }).first().click()
  await becomesPublic(robin)
})

test('[OpEPA (a)] a night away and a month away are kinds of their own: written by a host, found by families', async () => {
  const away = [
    { kind: 'overnight', title: 'A night under the whale', when: 'once', from: '2027-05-14', until: '2027-05-15' },
    { kind: 'expedition', title: 'A month along the river', when: 'span', from: '2027-06-07', until: '2027-07-04' },
  ] as const
  for (const { kind, title, when, from, until } of away) {
    await robin.goto('/chicago/host')
    await robin.getByRole('link', { name: 'Write an offer' }).first().click()
    await robin.getByLabel('Title').first().fill(title)
    await robin.getByLabel('Kind').selectOption(kind)
    await robin.locator(`#when-${when}`).check()
    await robin.getByLabel('Day, or first day').fill(from)
    await robin.getByLabel('Last day').fill(until)
    await robin.getByLabel('Lamp room').check()
    await robin.getByRole('button', { name: 'See it as visitors will' }).last().click()
    await robin.getByRole('button', { name: 'Make it public' }).first().click()
    await becomesPublic(robin)
    const family = await stage.visitor()
    await family.goto(`/chicago/opportunities?kind=${kind}&q=${title.split(' ').at(-1)}`)
    await family.getByRole('link', { name: title }).first().click()
    await family.getByRole('heading', { level: 1, name: title }).waitFor()
  }
})

test('months later one mailed link asks whether all is still true, without an account, and answers once', async () => {
  stage.clock.pass(100 * 86_400_000)
  expect(await askHouses(city)).toBeGreaterThan(0)
  const host = await stage.visitor()
  // Other houses are asked as well, at the same moment.
  const letters = host.locator('.laid-message', { hasText: `${museum}: ` })
  const letter = letters.locator('a[href*="/host/rounds/"]').first()
  for (let tries = 0; tries < 240 && (await letter.count()) === 0; tries += 1) {
    await pause(500)
    await host.goto('/mailbox')
  }
  await letter.click()
  await host.getByRole('heading', { level: 1, name: 'Is this still true?' }).waitFor()
  await looksRight(host)
  const address = host.url()
  await host.getByLabel('A night under the whale').uncheck()
  await host.getByRole('button', { name: 'What is ticked is still true' }).click()
  await host.getByText('1 is withdrawn.').waitFor()
  await looksRight(host)
  await host.goto(address)
  await host.getByRole('heading', { level: 1, name: 'This was answered already' }).waitFor()
  await looksRight(host)
  const family = await stage.visitor()
  await family.goto('/chicago/opportunities?q=whale')
  expect(await family.getByRole('link', { name: 'A night under the whale' }).count()).toBe(0)
})
