import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { organisationsOfEcosystem } from '#commons/organisations'
import { chooseLanguage, enrolPerson, peopleForOffice } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type WallTime } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import type { City } from '#platform/database/city.ts'
import { sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { giveBack } from '../../src/learning/participation/commands/give-back.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
const spanish = JSON.parse(readFileSync('src/learning/participation/text/es.json', 'utf8')) as Record<string, string>
const es = (key: string): string => spanish[key]!
const must = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: string }): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const acting = (person: Id): Actor => ({ kind: 'person', person, roles: [] })

let stage: Stage
let city: City
let offerId: Id
let sparrow: Actor
let sparrowsPlace: Id

beforeAll(async () => {
  stage = await openStage()
  const chicago = stage.house.directory.bySlug('chicago')!
  city = stage.house.database.city(chicago.id, chicago.slug)
  const museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!
  const on = addDays(dayIn(chicago.timeZone, city.now()), 12)
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const when = { form: 'dated', startOn: on, startTime, endOn: on, endTime } as const
  const session = sampleSession('lanterns', { when, timeZone: chicago.timeZone })
  const costs = money(2000, 'USD')
  const draft = sampleDraft('lanterns', {
    hostName: museum.name,
    ages: { min: 5, max: 14 },
    price: { kind: 'paid', from: costs, to: costs, asWritten: null },
    sessions: [session],
  })
  offerId = must(await writeOpportunity({ id: null, draft }, house, city)).id
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const opening = { sessionId: row!.id, days: [on], seats: 3, minimum: null }
  const [occasionId] = must(await openSignUp({ opportunityId: offerId, form: opening }, house, city))

  // Another family has one of the three seats.
  const grown = { displayName: 'Sparrow Example', birth: { year: 1985, month: 1 } }
  sparrow = acting(must(await enrolPerson(grown, house, city)).personId)
  const small = { displayName: 'Siskin', birth: { year: 2015, month: 5 } }
  const siskin = must(await enrolPerson(small, house, city)).personId
  await allow(siskin, sparrow, true)
  const form = { occasionId: occasionId!, personIds: [siskin], together: true, anyway: false, request: city.newId() }
  sparrowsPlace = must(await takePart(form, sparrow, city))[0]!.id

  const [hazel, otter] = [await idOf('Hazel Example'), await idOf('Otter 12')]
  await allow(otter, acting(hazel), false)
  must(await chooseLanguage({ personId: hazel, language: 'es' }, acting(hazel), city))
})
afterAll(() => stage.close())

async function idOf(name: string): Promise<Id> {
  const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, house, city)
  return people.find(({ person }) => person.displayName === name)!.person.id
}

async function allow(childId: Id, guardian: Actor, isNew: boolean): Promise<void> {
  const guardianId = (guardian as Extract<Actor, { kind: 'person' }>).person
  if (isNew) {
    const link = { guardianId, childId, relation: 'mother', vouchingOrganisationId: null } as const
    must(await vouchForGuardian(link, house, city, place))
  }
  const said = { childId, speakerId: guardianId, language: 'es', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, guardian, city, place))
}

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

test('a mother books two children and herself; one waits, is promoted when somebody gives a place back, and she reads it in Spanish and takes it', async () => {
  const mother = await stage.visitor({ locale: 'es' })
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  const page = `/chicago/opportunities/${offerId}/take-part`
  await mother.goto(page)
  // What the family pays stands before the button: $20 and $15, nothing for her, and $10 for the way of three.
  await mother.getByRole('heading', { name: es('we-pay') }).waitFor()
  await mother
    .locator('tr', { hasText: es('we-pay-sum') })
    .getByText('45')
    .waitFor()
  await looksGood(mother)
  for (const name of ['Hazel Example', 'Finch 7', 'Otter 12']) await mother.getByRole('checkbox', { name }).check()
  await mother.getByRole('radio', { name: es('in-part') }).check()
  // Reckoned anew, nothing that was ticked or chosen is lost.
  await mother.getByRole('button', { name: es('reckon') }).click()
  await mother.getByText(es('we-pay-ticked')).waitFor()
  await expect.poll(() => mother.getByRole('checkbox', { name: 'Otter 12' }).isChecked()).toBe(true)
  await expect.poll(() => mother.getByRole('radio', { name: es('in-part') }).isChecked()).toBe(true)
  await looksGood(mother)
  await mother.getByRole('button', { name: es('ask'), exact: true }).click()

  // One child has a place and she beside it; the other is next in the line.
  await mother.waitForURL('**/me/taking-part')
  const lanterns = mother.locator('section', { hasText: 'Offer lanterns' })
  await expect.poll(() => lanterns.getByText(es('state-confirmed'), { exact: true }).count()).toBe(2)
  await expect.poll(() => lanterns.getByText(es('number-in-line').replace('{inLine}', '1')).count()).toBe(1)
  await looksGood(mother)
  const file = await lanterns
    .getByRole('link', { name: es('to-calendar') })
    .first()
    .getAttribute('href')
  expect(await (await mother.request.get(file!)).text()).toMatch(/BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/)

  // Somebody waits, so she is asked once more before her own is gone; she keeps it.
  await lanterns
    .getByRole('link', { name: es('give-back-confirmed') })
    .first()
    .click()
  await mother.getByRole('heading', { name: es('back-title') }).waitFor()
  await looksGood(mother)
  await mother.getByRole('link', { name: es('back-no') }).click()

  // The other family gives its place back.
  must(await giveBack({ entryId: sparrowsPlace }, sparrow, city))
  const told = mother.getByText(/hay una plaza libre en «Offer lanterns»/)
  for (let tries = 0; tries < 60 && (await told.count()) === 0; tries += 1) {
    await mother.goto('/chicago/me/inbox')
    await mother.waitForTimeout(500)
  }
  await expect.poll(() => told.count()).toBeGreaterThan(0)
  await mother.goto('/chicago/me/taking-part')
  await looksGood(mother)
  await lanterns.getByRole('button', { name: es('take') }).click()
  await mother.waitForURL('**/me/taking-part')
  await expect.poll(() => lanterns.getByText(es('state-confirmed'), { exact: true }).count()).toBe(3)

  // She would bring friends: a link that another family opens, and reads that there is no room beside her.
  await lanterns
    .getByRole('link', { name: es('invite'), exact: true })
    .first()
    .click()
  await looksGood(mother)
  await mother.getByRole('button', { name: es('invite-friends'), exact: true }).click()
  const link = await mother.getByLabel(es('link-label')).inputValue()
  await looksGood(mother)
  const friend = await stage.visitor()
  await comeInAs(friend, 'Linden Example', /Chicago/)
  await friend.goto(link)
  await friend.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => friend.locator('main').innerText()).toContain('No seat is free.')
  await looksGood(friend)
  await friend.getByRole('checkbox', { name: 'Linden Example' }).check()
  await friend.getByRole('button', { name: 'Come along' }).click()
  await friend.getByRole('alert').waitFor()
  await expect.poll(() => friend.getByRole('checkbox', { name: 'Linden Example' }).isChecked()).toBe(true)

  // What costs nothing to undo is undone: a place given back by mistake is there again.
  await mother.goto('/chicago/me/taking-part')
  await lanterns
    .getByRole('button', { name: es('give-back-confirmed') })
    .first()
    .click()
  await lanterns
    .getByRole('button', { name: es('undo') })
    .first()
    .click()
  await mother.getByText(es('undone')).waitFor()
  await expect.poll(() => lanterns.getByText(es('state-confirmed'), { exact: true }).count()).toBe(3)

  const museum = await stage.visitor()
  await comeInAs(museum, 'Robin Example', /Chicago/)
  await museum.goto(`/chicago/host/offers/${offerId}/before`)
  await looksGood(museum)
})
