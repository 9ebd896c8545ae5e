import { afterAll, beforeAll, expect, test } from 'vitest'
import { endRole, giveRole } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { must } from '../../src/learning/participation/test-occasion.ts'
import { comeInAs } from './stage/as-invented.ts'
import { dayAtTheDoor, house, isReady, listsKept, looksGood, rowOf as child } from './stage/day-at-the-door.ts'
import { openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let city: City
let occasionId: Id
let museumId: Id
let day: Day
let dayBefore: Day

beforeAll(async () => {
  stage = await openStage()
  ;({ city, occasionId, museumId, day, dayBefore } = await dayAtTheDoor(stage))
})
afterAll(() => stage.close())

test('whoever loses the role loses the list at the next contact, and what was tapped meanwhile waits for the house', async () => {
  const page = await stage.visitor()
  await comeInAs(page, 'Robin Example', /Chicago/)
  await page.goto(`/chicago/host/today/door/${occasionId}`)
  await isReady(page)
  await child(page, 'Cedar 3').getByRole('button', { name: 'Is here' }).click()
  await child(page, 'Cedar 3').locator('.door-said', { hasText: 'is here since' }).waitFor()
  await page.getByText('Everything is sent.').waitFor()
  await expect.poll(() => page.locator('.door-pending').count()).toBe(0)
  expect(await listsKept(page)).toBe(1)
  await page.context().setOffline(true)
  await page.reload()
  await child(page, 'Cedar 3').getByRole('button', { name: 'Undo' }).click()
  await child(page, 'Cedar 3').locator('.door-pending').waitFor()

  const robin = (
    await city.reading((tx) =>
      tx
        .selectFrom('people_persons')
        .select('id')
        .where('display_name', '=', 'Robin Example')
        .executeTakeFirstOrThrow(),
    )
  ).id
  const held = await city.reading((tx) =>
    tx
      .selectFrom('people_roles')
      .select('id')
      .where('person_id', '=', robin)
      .where('organisation_id', '=', museumId)
      .execute(),
  )
  for (const { id: roleId } of held) must(await endRole({ personId: robin, roleId, lastOn: dayBefore }, house, city))

  await page.context().setOffline(false)
  await page.getByText('You keep this door no longer.').waitFor()
  expect(await page.locator('.door-row').count()).toBe(0)
  await expect.poll(() => listsKept(page)).toBe(0)
  // Nor does it open from the phone once more.
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('This phone keeps no list.').waitFor()
  expect(await page.getByText('Cedar 3').count()).toBe(0)
  await page.context().setOffline(false)
  const told = await city.reading((tx) =>
    tx
      .selectFrom('attendance_acts')
      .select(['said', 'flags', 'stands'])
      .where('occasion_id', '=', occasionId)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute(),
  )
  expect(told).toEqual([{ said: 'expected', flags: expect.arrayContaining(['role-ended']) as string[], stands: null }])

  // Whoever keeps the door now decides.
  const days = { fromOn: day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: robin, role: 'host', organisationId: museumId, ...days }, house, city))
  await page.goto(`/chicago/host/today/door/${occasionId}`)
  await child(page, 'Cedar 3').locator('.door-said', { hasText: 'is here since' }).waitFor()
  await page.getByText('Somebody whose role had ended said this about Cedar 3.').waitFor()
  await looksGood(page)
  await page.getByRole('button', { name: 'This is right' }).click()
  await child(page, 'Cedar 3').getByRole('button', { name: 'Is here' }).waitFor()
  expect(await page.getByText('Somebody whose role had ended said this').count()).toBe(0)
})

test('a page that this phone does not keep says so without a network, in place of the browser', async () => {
  const page = await stage.visitor({ locale: 'de' })
  await comeInAs(page, 'Robin Example', /Chicago/)
  await page.goto(`/chicago/host/today/door/${occasionId}`)
  await page.getByText('Diese Liste öffnet sich auch ohne Netz.').waitFor()
  // A browser that needs room clears away what pages keep.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name)
  })
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Kein Netz' }).waitFor()
  await looksGood(page)
  await page.context().setOffline(false)
  await page.getByRole('link', { name: 'Noch einmal versuchen' }).click()
  await page.getByText('Aspen 1').waitFor()
})
