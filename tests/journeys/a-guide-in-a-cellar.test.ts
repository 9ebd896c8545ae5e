import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaceCard } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { must } from '../../src/learning/participation/test-occasion.ts'
import { comeInAs } from './stage/as-invented.ts'
import { dayAtTheDoor, house, isReady, listsKept, looksGood, rowOf as child } from './stage/day-at-the-door.ts'
import { journeyNow, openBrowser, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let city: City
let occasionId: Id
let damson: Id

beforeAll(async () => {
  stage = await openStage()
  ;({ city, occasionId, damson } = await dayAtTheDoor(stage))
})
afterAll(() => stage.close())

const saidOnServer = async (): Promise<string[]> =>
  (
    await city.reading((tx) =>
      tx.selectFrom('attendance_acts').select('said').where('occasion_id', '=', occasionId).orderBy('seq').execute(),
    )
  ).map(({ said }) => said)

test('a guide keeps the list in a cellar without a network, and everything arrives once when the phone is outside again', async () => {
  const page = await stage.visitor()
  await page.clock.install({ time: journeyNow })
  await comeInAs(page, 'Robin Example', /Chicago/)
  await page.goto('/chicago/host/today')
  await looksGood(page)
  await page
    .locator('.door-today', { hasText: '09:30' })
    .or(page.locator('.door-today', { hasText: '9:30' }))
    .getByRole('link')
    .click()
  await page.getByText('Aspen 1').waitFor()
  await expect.poll(() => page.locator('[data-count]').textContent()).toBe('0')
  await page.getByText('No nuts').waitFor()
  await looksGood(page)
  await isReady(page)

  await page.context().setOffline(true)
  await page.reload()
  await child(page, 'Aspen 1').getByRole('button', { name: 'Is here' }).click()
  await page.getByText('No nuts').waitFor()
  await child(page, 'Birch 2').getByRole('button', { name: 'Is here' }).click()
  await child(page, 'Cedar 3').getByRole('button', { name: 'Is here' }).click()
  await expect.poll(() => page.locator('.door-pending:visible').count()).toBe(3)
  await expect.poll(() => page.locator('[data-count]').textContent()).toBe('3')
  await looksGood(page)
  await child(page, 'Aspen 1').getByRole('link', { name: 'Leaves' }).click()
  await page.getByRole('button', { name: 'Linnet Example' }).waitFor()
  await looksGood(page)
  await page.getByRole('button', { name: 'Aunt Rose' }).click()
  await child(page, 'Aspen 1').getByText('with Aunt Rose').waitFor()
  // A tap too many is taken back.
  await child(page, 'Damson 4').getByRole('button', { name: 'Not coming' }).click()
  await child(page, 'Damson 4').getByRole('button', { name: 'Undo' }).click()
  await child(page, 'Damson 4').getByRole('button', { name: 'Excused' }).click()
  await child(page, 'Damson 4').locator('.door-said', { hasText: 'excused' }).waitFor()
  await expect.poll(() => page.locator('[data-count]').textContent()).toBe('2')
  expect(await saidOnServer()).toEqual([])
  // The phone is put away and taken out again: nothing is lost.
  await page.reload()
  await child(page, 'Aspen 1').getByText('with Aunt Rose').waitFor()
  await expect.poll(() => page.locator('.door-pending:visible').count()).toBe(4)

  await page.context().setOffline(false)
  await page.getByText('Everything is sent.').waitFor()
  expect(await page.locator('.door-pending:visible').count()).toBe(0)
  expect(await saidOnServer()).toEqual(['in', 'in', 'in', 'out', 'absent', 'expected', 'excused'])
  await child(page, 'Aspen 1').getByText('with Aunt Rose').waitFor()
  await page.reload()
  await child(page, 'Birch 2').getByText('is here since').waitFor()
  expect(await saidOnServer()).toHaveLength(7)
  await child(page, 'Damson 4').locator('.door-said', { hasText: 'excused' }).waitFor()
  // The page behind the link, for a phone without scripts.
  const leaves = await child(page, 'Birch 2').getByRole('link', { name: 'Leaves' }).getAttribute('href')
  await page.goto(leaves!)
  await page.getByText('Birch 2').first().waitFor()
  await looksGood(page)
  await page.goto(`/chicago/host/today/door/${occasionId}/count`)
  await page.getByRole('heading', { name: '2 in the house now' }).waitFor()
  await looksGood(page)
  await page.goto(`/chicago/host/today/door/${occasionId}/from-paper`)
  await looksGood(page)
})

test('four hours after the end the list is gone from the phone', async () => {
  const page = await stage.visitor()
  await page.clock.install({ time: journeyNow })
  await comeInAs(page, 'Robin Example', /Chicago/)
  await page.goto(`/chicago/host/today/door/${occasionId}`)
  await isReady(page)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('Aspen 1').waitFor()
  // It ends at eleven: four hours later, and a minute.
  await page.clock.fastForward('06:01:00')
  await page.getByText('The list is gone from this phone.').waitFor()
  expect(await page.getByText('Aspen 1').count()).toBe(0)
  await page.reload()
  await page.getByText('This phone keeps no list.').waitFor()
  expect(await listsKept(page)).toBe(0)
  await page.context().setOffline(false)
  stage.clock.hold(instant(journeyNow + 6 * 3_600_000 + 60_000))
  await page.goto(`/chicago/host/today/door/${occasionId}`)
  await page.getByText('Aspen 1').waitFor()
  expect(await page.getByText('No nuts').count()).toBe(0)
  stage.clock.hold(journeyNow)
})

test('who signs out leaves no list behind', async () => {
  const page = await stage.visitor()
  await comeInAs(page, 'Robin Example', /Chicago/)
  await page.goto(`/chicago/host/today/door/${occasionId}`)
  await page.getByText('Everything is sent.').waitFor()
  expect(await listsKept(page)).toBe(1)
  await page.goto('/me')
  await page.locator('form[action$="/me/leave"] button').first().click()
  await page.waitForURL((url) => url.pathname !== '/me')
  expect(await listsKept(page)).toBe(0)
})

const [wide, high] = [640, 480]

/** A film of a card that is held before a camera, as a browser takes it in place of one: each picture grey, then its colours. */
function filmOf(address: string): Buffer {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const module = 8
  const [left, top] = [(wide - modules.size * module) / 2, (high - modules.size * module) / 2]
  const grey = Buffer.alloc(wide * high, 200)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [row, column] = [Math.floor((y - top) / module), Math.floor((x - left) / module)]
      const isInside = row >= 0 && column >= 0 && row < modules.size && column < modules.size
      if (isInside && modules.get(row, column)) grey[y * wide + x] = 40
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((wide * high) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${wide} H${high} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame])
}

test('a card that is held before the camera brings its child onto the list, also without a network', async () => {
  const card = must(await replaceCard({ personId: damson, organisationId: null }, house, city))
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-film-'))
  const film = join(folder, 'card.y4m')
  writeFileSync(film, filmOf(`${stage.origin}/chicago/card/${card.secret}`))
  const browser = await openBrowser(
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  )
  try {
    const context = await browser.newContext({
      baseURL: stage.origin,
      viewport: { width: 360, height: 740 },
      locale: 'en',
      permissions: ['camera'],
    })
    context.setDefaultTimeout(90_000)
    const page = await context.newPage()
    await comeInAs(page, 'Robin Example', /Chicago/)
    await page.goto(`/chicago/host/today/door/${occasionId}`)
    await isReady(page)
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: 'Read a card with the camera' }).click()
    await page.locator('[data-read]', { hasText: 'Damson 4: is here since' }).waitFor()
    await child(page, 'Damson 4').locator('.door-said', { hasText: 'is here since' }).waitFor()
    expect(await page.locator('.door-pending:visible').count()).toBe(1)
    expect(await page.locator('video').count()).toBe(1)
    await looksGood(page)

    await context.setOffline(false)
    await page.getByText('Everything is sent.').waitFor()
    // The list was drawn anew around the camera, which goes on looking.
    await child(page, 'Damson 4').locator('.door-said', { hasText: 'is here since' }).waitFor()
    expect(await page.locator('video').count()).toBe(1)
    const told = await city.reading((tx) =>
      tx
        .selectFrom('attendance_acts')
        .select(['said', 'how'])
        .distinct()
        .where('occasion_id', '=', occasionId)
        .where('person_id', '=', damson)
        .where('how', '=', 'card')
        .execute(),
    )
    expect(told).toEqual([{ said: 'in', how: 'card' }])
    await page.getByRole('button', { name: 'Read a card with the camera' }).click()
    await page.locator('video').waitFor({ state: 'detached' })
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
