import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { organisationsOfEcosystem } from '#commons/organisations'
import { peopleForOffice, replaceCard, type FreshCard } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, instant, type WallTime } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { endDays } from '../../src/learning/participation/commands/end-days.ts'
import { openingForm, takePartForm } from '../../src/learning/participation/words.ts'
import { photoFromTelephone, sample } from '../../src/standards/media/test-media.ts'
import { comeInAs } from './stage/as-invented.ts'
import { tabTo } from './stage/keyboard.ts'
import { expectAccessible, expectFits, journeyNow, openBrowser, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let stage: Stage
let card: FreshCard
let offerId: Id
let occasionId: Id
beforeAll(async () => {
  stage = await openStage()
  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, chicago.slug)
  const museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!
  const person = async (name: string): Promise<Id> => {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, house, city)
    return people.find((one) => one.person.displayName === name)!.person.id
  }
  const [finch, hazel] = [await person('Finch 7'), await person('Hazel Example')]
  card = must(await replaceCard({ personId: finch, organisationId: null }, house, city))
  const on = addDays(dayIn(chicago.timeZone, city.now()), 1)
  const [startTime, endTime] = ['14:00', '16:00'] as [WallTime, WallTime]
  const session = sampleSession('paper-boats', {
    when: { form: 'dated', startOn: on, startTime, endOn: on, endTime },
    timeZone: chicago.timeZone,
  })
  const draft = sampleDraft('paper-boats', {
    title: { sourceLanguage: 'en', texts: { en: 'Paper boats (invented)' } },
    hostName: museum.name,
    ages: { min: 6, max: 14 },
    sessions: [session],
    funders: [{ organisation: 'River Trust (invented)', programme: null, grantReference: null, id360Giving: null }],
  })
  offerId = must(await writeOpportunity({ id: null, draft }, house, city)).id
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 4 })
  occasionId = must(await openSignUp({ opportunityId: offerId, form: opening }, house, city))[0]!
  const form = takePartForm.parse({
    occasionId,
    personIds: [finch],
    together: true,
    anyway: true,
    request: city.newId(),
  })
  must(await takePart(form, { kind: 'person', person: hazel, roles: [] }, city))
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  expect(await tabTo(page, target)).toEqual([])
  await page.keyboard.press(key)
}
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor()
const section = (page: Page, name: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) })
const words = 'My boat went under. The second one swam all the way.'
const child: { page?: Page; day?: string; certificate?: string } = {}

test('Finch was there; when it is over he says how it was by the keys, with a photo that has lost its place, and his words stay when a file is no photo', async () => {
  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, chicago.slug)
  const robin = await stage.visitor()
  await comeInAs(robin, 'Robin Example', /Chicago/)
  // Tomorrow, a quarter past two.
  stage.clock.hold(instant(journeyNow + 29.25 * 3_600_000))
  await robin.goto(`/chicago/host/offers/${offerId}/places/${occasionId}`)
  await robin.locator('li', { hasText: 'Finch 7' }).getByRole('button', { name: 'Was there' }).click()
  stage.clock.hold(instant(journeyNow + 31.5 * 3_600_000))
  await endDays(city)

  const page = await stage.visitor()
  child.page = page
  await page.goto(`/chicago/card/${card.secret}`)
  for (const [chosen, picture] of card.pictures.entries()) {
    await page.getByText(`${chosen} of 4 chosen`).waitFor()
    await page.locator(`button[name="picture"][value="${picture}"]`).click()
  }
  await page.waitForURL(/\/me(#|$)/)
  await page.goto('/chicago/me/taking-part')
  const afternoon = page.locator('.place-of-mine', { hasText: 'Paper boats (invented)' })
  await press(page, afternoon.getByRole('link', { name: 'How was it?' }))
  await heading(page, 'Paper boats (invented)')
  child.day = page.url()
  await looksGood(page)
  expect(await tabTo(page, page.getByLabel('In your words'))).toEqual([])
  await page.keyboard.type(words)
  const photo = page.getByLabel('A photo')
  await photo.setInputFiles({ name: 'boat.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7 no photo') })
  await press(page, page.getByRole('button', { name: 'Keep it' }))
  await page.getByText('This is not a photo, whatever it is called.').waitFor()
  await expect.poll(() => page.getByLabel('In your words').inputValue()).toBe(words)
  await looksGood(page)
  expect(photoFromTelephone(1).includes('GPSLatitude')).toBe(true)
  await photo.setInputFiles({ name: 'boat.jpg', mimeType: 'image/jpeg', buffer: photoFromTelephone(6) })
  await page.locator('input[name=voice]').setInputFiles({ name: 'x', mimeType: 'audio/webm', buffer: sample('webm') })
  await press(page, page.getByRole('button', { name: 'Keep it' }))
  await page.getByText('Kept. Thank you').waitFor()
  await looksGood(page)
  const shown = page.getByRole('img', { name: 'Photo by Finch 7' })
  // The browser still turns it the way up it was taken: 16 × 8 stands on its side.
  await expect
    .poll(() => shown.evaluate((img: HTMLImageElement) => `${img.naturalWidth} × ${img.naturalHeight}`))
    .toBe('8 × 16')
  const served = await (await page.request.get((await shown.getAttribute('src'))!)).body()
  for (const word of ['GPS', 'telephone-4711', 'xmpmeta', 'Photoshop']) expect(served.includes(word)).toBe(false)
  const voice = page.locator('audio')
  await voice.evaluate(async (audio: HTMLAudioElement) => {
    audio.preload = 'metadata'
    audio.load()
    await new Promise((heard, failed) => {
      audio.addEventListener('loadedmetadata', heard)
      audio.addEventListener('error', failed)
    })
  })
})

test('he gives three numbers and shows it to the house; the host reads it, gives the house’s own and completes the day in one tap', async () => {
  const page = child.page!
  for (const [question, value] of [
    ['relationship', 5],
    ['relevance', 4],
    ['excitement', 5],
  ] as const)
    await page.locator(`#${question}-${value}`).check()
  await page.getByRole('button', { name: 'Save the numbers' }).click()
  await page.getByText('is shown once it has said it').waitFor()
  await page.getByRole('radio', { name: /^Also those who led the day/ }).check()
  await page.getByRole('button', { name: 'Save who may read it' }).click()
  await page.getByText('From now on only those read it.').waitFor()
  await looksGood(page)

  const robin = await stage.visitor()
  await comeInAs(robin, 'Robin Example', /Chicago/)
  await robin.goto(`/chicago/host/days/${occasionId}/after`)
  await robin.getByText(words).waitFor()
  await robin.getByText('Shown from ten answers on').waitFor()
  await looksGood(robin)
  for (const question of ['relationship', 'relevance', 'excitement']) await robin.locator(`#${question}-4`).check()
  await robin.getByRole('button', { name: 'Save the numbers' }).click()
  await robin.getByText('Saved.').waitFor()
  await looksGood(robin)
  await page.reload()
  await page.getByRole('heading', { name: 'What the house says of the day as a whole' }).waitFor()
  await looksGood(page)

  await robin.getByRole('link', { name: 'Say of everybody who came that they completed it' }).click()
  await robin.getByRole('button', { name: '1 person who came has completed it' }).click()
  await robin.getByText('1 has completed it.').waitFor()
  await looksGood(robin)
  await robin.goto(`/chicago/host/days/${occasionId}/after`)

  // Taken back from the house, it is the family’s again.
  await page.getByRole('radio', { name: /^Me and the adults/ }).check()
  await page.getByRole('button', { name: 'Save who may read it' }).click()
  await page.getByText('From now on only those read it.').waitFor()
  await robin.reload()
  await robin.getByText('Nobody has chosen to show something.').waitFor()
  expect(await robin.getByText(words).count()).toBe(0)
})

test('he records his voice in the page: a refused microphone is said, then start, stop, hear it, again, and keep it while it runs', async () => {
  // A microphone that the browser invents.
  const browser = await openBrowser('--use-fake-device-for-media-stream')
  try {
    const context = await browser.newContext({
      baseURL: stage.origin,
      viewport: { width: 360, height: 740 },
      locale: 'en',
      storageState: await child.page!.context().storageState(),
    })
    context.setDefaultTimeout(90_000)
    await context.grantPermissions([])
    const page = await context.newPage()
    await page.goto(child.day!)
    const before = await page.locator('audio').getAttribute('src')
    await press(page, page.locator('summary', { hasText: 'Say it anew' }))
    const button = page.locator('[data-record]')
    await press(page, button)
    await page.getByText('This page may not use the microphone.').waitFor()
    expect(await page.locator('input[name=voice]').isEnabled()).toBe(true)
    await looksGood(page)

    await context.grantPermissions(['microphone'])
    const timer = page.getByRole('timer')
    const record = async (): Promise<void> => {
      await button.press('Enter')
      await page.getByText('Recording. Speak now.').waitFor()
      await expect.poll(() => timer.innerText(), { timeout: 60_000 }).not.toMatch(/^00:0[01]$/)
    }
    await record()
    expect(await button.innerText()).toBe('Stop recording')
    await expectFits(page)
    await button.press('Enter')
    await page.getByText('Recorded. Listen to it, or press').waitFor()
    // One button throughout, so that the focus stays where it was.
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await looksGood(page)
    await button.focus()
    const listen = page.locator('[data-listen]')
    await listen.evaluate((element) => {
      new MutationObserver(() => {
        element.dataset['said'] = `${element.dataset['said'] ?? ''}${element.textContent} · `
      }).observe(element, { childList: true })
    })
    await press(page, listen)
    await expect.poll(() => listen.getAttribute('data-said'), { timeout: 60_000 }).toContain('Stop listening · ')
    await page.getByRole('button', { name: 'Remove the recording' }).press('Enter')
    await page.getByText('The recording is removed.').waitFor()
    await record()
    await button.press('Enter')
    await page.getByRole('button', { name: 'Record it again' }).waitFor()
    await record()
    await page.getByRole('button', { name: 'Keep it' }).press('Enter')
    await page.getByText('Kept. Thank you').waitFor()

    const kept = await page.locator('audio').getAttribute('src')
    expect(kept).not.toBe(before)
    const served = await page.request.get(kept!)
    expect(served.headers()['content-type']).toBe('audio/webm')
    expect(await seconds(page, await served.body())).toBeGreaterThan(1)
  } finally {
    await browser.close()
  }
})

/** How long a sound is that a browser reads. */
const seconds = (page: Page, sound: Buffer): Promise<number> =>
  page.evaluate(
    async (bytes) => (await new AudioContext().decodeAudioData(new Uint8Array(bytes).buffer)).duration,
    [...sound],
  )

test('his mother has the certificate; whoever holds its number learns house, day and hours, and no name', async () => {
  const mother = await stage.visitor()
  await comeInAs(mother, 'Hazel Example', /Chicago/)
  await mother.goto(child.day!)
  await mother.getByText(words).waitFor()
  await press(mother, mother.getByRole('button', { name: 'Make the certificate' }))
  await mother.getByText('The certificate is ready.').waitFor()
  await looksGood(mother)
  const pdf = await mother.request.get(
    (await mother.getByRole('link', { name: 'Open the certificate (PDF)' }).getAttribute('href'))!,
  )
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const anybody = await stage.visitor()
  await anybody.goto((await mother.getByRole('link', { name: 'See that page' }).getAttribute('href'))!)
  await anybody.getByText('This certificate is ours and stands.').waitFor()
  await anybody.getByText('2 hours').waitFor()
  expect(await anybody.getByText('Finch').count()).toBe(0)
  await looksGood(anybody)
})

test('the record shows the afternoon with what led to it, what followed and who paid, and looking back without a word of it', async () => {
  const page = child.page!
  await expect
    .poll(
      async () => {
        await page.goto('/chicago/me/record')
        return page.locator('li', { hasText: 'Paper boats (invented)' }).filter({ hasText: 'Looking back' }).count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1)
  await looksGood(page)
  await page.locator('li', { hasText: 'Was there' }).getByRole('link', { name: 'Paper boats (invented)' }).click()
  await heading(page, 'Paper boats (invented)')
  await page.getByText('River Trust (invented)').waitFor()
  await page.getByText('2 hours').first().waitFor()
  await section(page, 'What led to this').getByRole('link', { name: 'Paper boats (invented)' }).first().waitFor()
  await section(page, 'What followed').locator('li', { hasText: 'Looking back' }).waitFor()
  expect(await page.getByText(words).count()).toBe(0)
  await looksGood(page)
})
