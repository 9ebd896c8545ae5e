import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { organisationsOfEcosystem } from '#commons/organisations'
import { writeOpportunity } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type WallTime } from '#kernel/instant.ts'
import { sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
let stage: Stage
let offerId: Id
beforeAll(async () => {
  stage = await openStage()
  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, chicago.slug)
  const museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!
  const on = addDays(dayIn(chicago.timeZone, city.now()), 9)
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('kites', {
    when: { form: 'dated', startOn: on, startTime, endOn: on, endTime },
    timeZone: chicago.timeZone,
  })
  const draft = sampleDraft('kites', { hostName: museum.name, ages: { min: 10, max: 14 }, sessions: [session] })
  const written = await writeOpportunity({ id: null, draft }, house, city)
  if (!written.ok) throw new Error(written.refusal)
  offerId = written.value.id
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

test('a museum opens two seats on a day, a mother takes them for her child and herself, gives one back, and the museum reads who comes', async () => {
  const museum = await stage.visitor()
  await comeInAs(museum, 'Robin Example', /Chicago/)
  await museum.goto(`/chicago/host/offers/${offerId}/places`)
  await looksGood(museum)
  const day = museum.locator('input[type="checkbox"][name="days"]')
  if (!(await day.isChecked())) await day.check()
  await museum.locator('input[name="seats"]').fill('2')
  await museum.getByRole('button', { name: 'Open', exact: false }).click()
  await museum.getByText('0 of 2 seats').waitFor()
  await looksGood(museum)
  await museum.getByRole('link', { name: 'Open this day' }).first().click()
  await museum.getByText('Seats and sign-up').waitFor()
  await looksGood(museum)

  const mother = await stage.visitor()
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto(`/chicago/opportunities/${offerId}`)
  await mother.getByRole('link', { name: 'Take part' }).click()
  // Before the button: too young, and not asked yet.
  await mother.getByText('It is for ages from 10 on.').waitFor()
  await looksGood(mother)
  await mother.getByRole('checkbox', { name: 'Finch 7' }).check()
  await mother.getByRole('checkbox', { name: 'Hazel Example' }).check()
  await mother.getByRole('button', { name: 'Take part' }).click()
  await mother.waitForURL('**/me/taking-part')
  const kites = mother.locator('section', { hasText: 'Offer kites' })
  await expect.poll(() => kites.getByText('Has a place').count()).toBe(2)
  await looksGood(mother)

  await museum.reload()
  await museum.getByText('2 of 2 seats').waitFor()
  await museum.getByText('Finch 7').waitFor()
  await looksGood(museum)

  // Her own seat goes back; the child’s stays.
  await kites.locator('li', { hasText: 'Hazel Example' }).getByRole('button').first().click()
  await kites.locator('li', { hasText: 'Hazel Example' }).getByText('Given back').waitFor()
  await expect.poll(() => kites.getByText('Has a place').count()).toBe(1)
  await looksGood(mother)
  await museum.reload()
  await museum.getByText('1 of 2 seats').waitFor()
})
