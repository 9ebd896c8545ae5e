import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { answerConsents, familiesSettings, mayUse, vouchForGuardian } from '#commons/families'
import { enrolWithCard, peopleForOffice, type FreshCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
const timeZone = 'America/Chicago'
/** No law is named for this place, so the most careful age holds: sixteen. */
const place = { settings: familiesSettings.parse({}), timeZone }
const born = { year: 2011, month: 1 }
let stage: Stage
let city: City
let card: FreshCard
let hazel: Id
beforeAll(async () => {
  stage = await openStage()
  const chicago = stage.house.directory.bySlug('chicago')!
  city = stage.house.database.city(chicago.id, chicago.slug)
  const { people } = await peopleForOffice({ sought: 'Hazel Example', sort: 'newest', page: 1 }, house, city)
  hazel = people[0]!.person.id
  const made = await enrolWithCard({ birth: born, language: 'en', organisationId: null }, house, city)
  if (!made.ok) throw new Error(made.refusal)
  card = made.value
  const { personId: childId } = card
  const ask = { childId, guardianId: hazel, relation: 'mother', vouchingOrganisationId: null } as const
  expect(await vouchForGuardian(ask, house, city, place)).toMatchObject({ ok: true })
  const words = { childId, speakerId: hazel, answers: { 'taking-part': 'given', account: 'given' } } as const
  const mother: Actor = { kind: 'person', person: hazel, roles: [] }
  const said = await answerConsents({ ...words, language: 'en', channel: 'screen' }, mother, city, place)
  expect(said).toMatchObject({ ok: true })
})
afterAll(() => stage.close())

const mayTakePart = async () => (await mayUse({ childId: card.personId, purpose: 'taking-part' }, city, place)).may

/** The clock on the wall moves on, and the job of that hour runs. */
async function dayComes(moment: string): Promise<void> {
  stage.clock.pass(Date.parse(moment) - stage.clock.now())
  const job = await stage.house.jobs.waitFor(await stage.house.jobs.start('families.tell-of-ages', null, {}))
  expect(job.state).toBe('done')
}

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

const waitInMailbox = (page: Page, sentence: string | RegExp): Promise<void> =>
  expect
    .poll(
      async () => {
        await page.goto('/mailbox')
        return page.getByText(sentence).count()
      },
      { timeout: 90_000 },
    )
    .toBeGreaterThan(0) as Promise<void>

test('J6 P8 a learner turns sixteen: both are told, she is asked anew, takes her account over, and at eighteen her mother sees no more', async () => {
  // January: the month of her birthday. What her mother allowed counts still, and both hear what will come.
  await dayComes('2027-01-04T17:00Z')
  expect(await mayTakePart()).toBe(true)
  const reader = await stage.visitor()
  await waitInMailbox(reader, `${card.userName} becomes old enough this month`)
  const young = await stage.visitor()
  await comeInByCard(young)
  await young.goto('/chicago/me/seen')
  await young.getByText('In this month you become old enough to decide for yourself.').waitFor()
  await looksGood(young)
  await young.goto('/chicago/me/own')
  await young.getByText('From 16 on you decide here for yourself.').waitFor()
  expect(await young.getByRole('textbox').count()).toBe(0)
  await looksGood(young)

  // February: whatever the day was, she is sixteen. Nothing is carried over silently.
  await dayComes('2027-02-01T17:00Z')
  expect(await mayTakePart()).toBe(false)
  await waitInMailbox(reader, `${card.userName} decides here alone from now on.`)
  await comeInByCard(young)
  await young.goto('/chicago/me/seen')
  await young.getByRole('link', { name: 'Make this account my own' }).click()
  await looksGood(young)
  await young.getByRole('link', { name: 'Answer, or take back' }).click()
  await young.getByRole('heading', { name: 'What was agreed for you before' }).waitFor()
  await young
    .getByText(/^Hazel Example said yes on/)
    .first()
    .waitFor()
  expect(await young.getByRole('radio', { checked: true }).count()).toBe(0)
  await looksGood(young)
  await young.getByRole('group', { name: 'Taking part' }).getByRole('radio', { name: /^Yes/ }).check()
  await young.getByRole('button', { name: 'Keep my answers' }).click()
  await young.getByText('Your answers are kept.').waitFor()
  expect(await mayTakePart()).toBe(true)

  // She brings an address of her own to the same person: the message's button joins them.
  await young.goto('/chicago/me/own')
  await young.getByLabel('Your own mail address').fill('not an address')
  await young.getByRole('button', { name: 'Send me the link' }).click()
  await young.getByText('Type a whole mail address').first().waitFor()
  await looksGood(young)
  await young.getByLabel('Your own mail address').fill('young@people.invalid')
  await young.getByRole('button', { name: 'Send me the link' }).click()
  await young.getByText('Look into your mail.').waitFor()
  const own = await stage.visitor()
  await own.goto('/mailbox')
  await own.locator('a[href*="/chicago/invitation?token="]').first().click()
  await looksGood(own)
  await own.getByRole('main').getByRole('button', { name: 'Come in' }).click()
  await own.waitForURL('**/me')
  await own.getByText(card.userName).first().waitFor()
  await own.goto('/chicago/me/own')
  await own.getByText('young@people.invalid').waitFor()
  await looksGood(own)

  // What she said by the card stands: it is the same person. Then the card is laid down, and opens nothing.
  await own.getByRole('link', { name: 'Answer, or take back' }).click()
  await own.getByRole('group', { name: 'Taking part' }).getByRole('button', { name: 'Take it back' }).waitFor()
  await own.goBack()
  await own.getByRole('button', { name: 'Stop the card' }).click()
  await own.getByText('The card opens nothing any more.').waitFor()
  expect((await young.goto('/chicago/me/seen'))!.status()).toBe(401)
  await young.goto(`/chicago/card/${card.secret}`)
  await young.getByText('This card opens nothing any more').waitFor()

  // Her mother looks, and decides nothing that is hers.
  const mother = await stage.visitor()
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto(`/chicago/me/family/${card.personId}`)
  await mother.getByText(`${card.userName} decides this alone now.`).first().waitFor()
  expect(await mother.getByRole('group', { name: 'Taking part' }).getByRole('radio').count()).toBe(0)
  await looksGood(mother)

  // At eighteen the looking ends too, by the rule and not by somebody's hand.
  await dayComes('2029-02-01T17:00Z')
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto('/chicago/me/family')
  expect(await mother.getByText(card.userName).count()).toBe(0)
  expect((await mother.goto(`/chicago/me/family/${card.personId}`))!.status()).toBe(404)
})
