import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { familiesSettings, vouchForGuardian } from '#commons/families'
import { organisationsOfEcosystem } from '#commons/organisations'
import { enrolPerson, peopleForOffice } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { prepare } from '#learning/home'
import { openSignUp, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, instant, type WallTime } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import type { Result } from '#kernel/result.ts'
import { sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { openingForm, takePartForm } from '../../src/learning/participation/words.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, journeyNow, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, chicago.slug)
  const museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!
  const person = async (name: string): Promise<Id> =>
    (await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, house, city)).people.find(
      (one) => one.person.displayName === name,
    )!.person.id
  const on = addDays(dayIn(chicago.timeZone, city.now()), 2)
  const when = {
    form: 'dated',
    startOn: on,
    startTime: '16:00' as WallTime,
    endOn: on,
    endTime: '17:30' as WallTime,
  } as const
  const session = sampleSession('owls', { when, timeZone: chicago.timeZone })
  const draft = sampleDraft('owls', {
    hostName: museum.name,
    title: { sourceLanguage: 'en', texts: { en: 'Owls from paper' } },
    ages: { min: null, max: null },
    price: { kind: 'paid', from: money(800, 'USD'), to: money(800, 'USD'), asWritten: null },
    sessions: [session],
  })
  const { id } = must(await writeOpportunity({ id: null, draft }, house, city))
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', id).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 3 })
  const occasionId = must(await openSignUp({ opportunityId: id, form: opening }, house, city))[0]!
  must(await prepare({ opportunityId: id, said: { language: 'en', bring: 'scissors', meet: null } }, house, city))
  const guardianId = await person('Hazel Example')
  const hazel: Actor = { kind: 'person', person: guardianId, roles: [] }
  const form = takePartForm.parse({
    occasionId,
    personIds: [await person('Finch 7'), await person('Otter 12')],
    together: true,
    anyway: true,
    request: city.newId(),
  })
  must(await takePart(form, hazel, city))
  // A third child, for whom nobody has said anything yet.
  const third = { displayName: 'Siskin 9', birth: { year: 2016, month: 2 } }
  const childId = must(await enrolPerson(third, house, city)).personId
  const link = { guardianId, childId, relation: 'mother', vouchingOrganisationId: null } as const
  const place = { settings: familiesSettings.parse({}), timeZone: chicago.timeZone }
  must(await vouchForGuardian(link, house, city, place))
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}
/** As a calendar program reads an address it was given. */
const subscribed = async (address: string) => {
  const answer = await fetch(address)
  if (answer.status !== 200) return answer.status
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('summary')))
}

test('a mother sees the week of both children, answers what is missing, lets her phone read it, is reminded in her language, and ends the link', async () => {
  const mother = await stage.visitor()
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto('/me')
  await mother.getByRole('link', { name: 'What is next' }).first().click()
  await mother.getByRole('heading', { name: 'What is next' }).waitFor()
  await looksGood(mother)

  // Finch and Otter have places on the same day: it stands once, with both names, what to bring and what it costs. For the
  // third nobody has said yes, and she does so here.
  const owls = mother.locator('section.home-thing', { hasText: 'Owls from paper' })
  await owls.getByText('Have 2 places').waitFor()
  expect(await owls.count()).toBe(1)
  await expect
    .poll(() => owls.textContent())
    .toMatch(/(Finch 7 and Otter 12|Otter 12 and Finch 7).*scissors.*To pay there: \$14/s)
  // With the lantern room six days on.
  await mother.locator('.home-week', { hasText: /To pay in the next seven days: \$\d+/ }).waitFor()
  await mother.getByText('Siskin 9 cannot take part yet').waitFor()
  await mother.getByRole('button', { name: 'Yes, Siskin 9 may take part' }).click()
  await mother.waitForURL('**/me/home')
  expect(await mother.getByText(/Siskin 9 cannot take part/).count()).toBe(0)
  await looksGood(mother)

  await mother.getByRole('link', { name: 'In my own calendar' }).click()
  await looksGood(mother)
  await mother.getByLabel('What do you call it?').fill('Kitchen tablet')
  await mother.getByLabel('What it is and where').check()
  await mother.getByRole('button', { name: 'Make a link' }).click()
  await mother.getByText('The link for “Kitchen tablet” is ready.').waitFor()
  await looksGood(mother)
  const address = (await mother.locator('code.home-address').textContent())!
  await expect
    .poll(() => mother.getByRole('link', { name: /Add to this device/ }).getAttribute('href'))
    .toMatch(/^webcal:/)
  const both = /^(Finch 7 and Otter 12|Otter 12 and Finch 7): Owls from paper$/
  expect(await subscribed(address)).toEqual(expect.arrayContaining([expect.stringMatching(both)]))

  // Where she usually sets out she says by a place she knows: of it the area alone is kept.
  await mother.goto('/chicago/me/home/reminders')
  const save = mother.getByRole('button', { name: 'Save' })
  await mother.getByLabel('Or a place near you').fill('the moon')
  await save.click()
  await mother.getByText('We know no area by that').first().waitFor()
  await looksGood(mother)
  await mother.getByLabel('Or a place near you').fill('park')
  await save.click()
  await mother.getByText('Which of these do you mean?').waitFor()
  await looksGood(mother)
  await mother.getByLabel('Albany Park').check()
  await save.click()
  const chosen = mother.locator('select[name="areaId"] option:checked')
  await expect.poll(() => chosen.textContent()).toBe('Albany Park')
  await mother.getByLabel('Or a place near you').fill('hyde park')
  await save.click()
  await expect.poll(() => chosen.textContent()).toBe('Hyde Park')

  // She reads Spanish; the eve of the day comes.
  await mother.goto('/chicago/me/ways')
  await mother.locator('select[name="language"]').selectOption('es')
  await mother
    .locator('form', { has: mother.locator('select[name="language"]') })
    .getByRole('button')
    .last()
    .click()
  await mother.waitForURL('**/me/ways')
  stage.clock.hold(instant(journeyNow + 32 * 3_600_000))
  await stage.house.jobs.start('home.remind', null, {})
  await expect
    .poll(
      async () => {
        await mother.goto('/mailbox')
        return mother.locator('main').textContent()
      },
      { timeout: 60_000, interval: 500 },
    )
    .toMatch(/Finch 7 y Otter 12 tienen plaza: «Owls from paper».*scissors/s)

  await mother.goto('/chicago/me/home/calendar?lang=en')
  await mother.getByRole('button', { name: 'End the link of “Kitchen tablet”' }).click()
  await mother.getByText('No device reads your days.').waitFor()
  expect(await subscribed(address)).toBe(404)
})

test('a host finds first what needs a person, and says what to bring', async () => {
  const host = await stage.visitor()
  await comeInAs(host, 'Robin Example', /Chicago/)
  await host.goto('/chicago/host/cockpit')
  await looksGood(host)
  await expect.poll(() => host.locator('table').textContent()).toContain('Owls from paper')
  const table = await host.request.get('/chicago/host/cockpit.csv')
  expect(await table.text()).toContain('Owls from paper,3,,2,0,0,0')
  await host.locator('summary', { hasText: 'Owls from paper' }).click()
  const said = host.locator('details', { hasText: 'Owls from paper' })
  await said.getByLabel('Where we meet').fill('At the owl')
  await said.getByRole('button').click()
  await host.waitForURL('**/host/cockpit')
  const mother = await stage.visitor()
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto('/chicago/me/home')
  await mother.getByText('At the owl').waitFor()
})
