import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaceCard, type FreshCard } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { comeInAs } from './stage/as-invented.ts'
import { tabTo } from './stage/keyboard.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const pictureNamed = (page: Page, name: string): Locator => page.locator(`button[name="picture"][value="${name}"]`)

async function choose(page: Page, pictures: readonly string[]): Promise<void> {
  for (const [index, name] of pictures.entries()) {
    await pictureNamed(page, name).click()
    if (index + 1 < pictures.length) await page.getByText(`${index + 1} of 4 chosen`).waitFor()
  }
}

test('a child enrolled at a desk comes in by her card, by finger and by keyboard, and a lost card ends at once', async () => {
  const host = await stage.visitor({ viewport: { width: 1280, height: 800 } })
  await comeInAs(host, 'Robin Example', /Chicago/)
  await host.goto('/chicago/office/desk')
  await host.getByLabel('Year of birth', { exact: true }).fill('2017')
  await host.getByLabel('Month of birth', { exact: true }).fill('4')
  await host.getByRole('button', { name: 'Enrol a child' }).click()
  await host.waitForURL(/\/office\/desk\/[\w-]{36}/)
  const child = /desk\/([\w-]{36})/.exec(host.url())![1] as Id
  const desk = host.url()

  // What the printer is handed: nobody sees it again.
  const { id, slug } = stage.house.directory.bySlug('chicago')!
  const printed = await replaceCard(
    { personId: child, organisationId: null },
    { kind: 'system', because: 'the printer of a journey' },
    stage.house.database.city(id, slug),
  )
  expect(printed.ok).toBe(true)
  const card: FreshCard = (printed as { value: FreshCard }).value

  // The camera of a phone opens the address of the square code. No JavaScript is needed.
  const phone = await stage.visitor({ javaScriptEnabled: false })
  await phone.goto(`/chicago/card/${card.secret}`)
  await phone.getByRole('heading', { name: 'Your four pictures' }).waitFor()
  await choose(phone, [...card.pictures].reverse())
  await phone.getByText('That was not right').waitFor()
  await choose(phone, card.pictures)
  await phone.waitForURL('**/me#main')
  await expect.poll(() => phone.getByText(card.userName).first().isVisible()).toBe(true)
  expect(await phone.getByRole('link', { name: 'Forget me' }).count()).toBe(0)
  expect(await phone.getByText('Write to me in').count()).toBe(0)

  // By the name on the card and by keyboard alone, at a shared computer.
  const computer = await stage.visitor()
  await computer.goto('/sign-in')
  await computer.getByRole('heading', { name: 'I have a card' }).waitFor()
  await computer.goto('/chicago/card')
  await expectAccessible(computer)
  await expectFits(computer)
  await tabTo(computer, computer.getByLabel('The name on your card'))
  await computer.keyboard.type(card.userName.replaceAll('-', ' '))
  await computer.keyboard.press('Enter')
  await computer.getByRole('heading', { name: 'Your four pictures' }).waitFor()
  await expectAccessible(computer)
  await expectFits(computer)
  for (const [index, name] of card.pictures.entries()) {
    await tabTo(computer, pictureNamed(computer, name))
    await computer.keyboard.press('Enter')
    if (index < 3) await computer.getByText(`${index + 1} of 4 chosen`).waitFor()
  }
  await computer.waitForURL('**/me#main')
  await expectAccessible(computer)
  await expectFits(computer)

  // She lost it. The desk prints another one, and whoever has the old one is out, in both places.
  await host.goto(desk)
  const printing = host.waitForEvent('download')
  await host.getByRole('button', { name: 'Print the card' }).first().click()
  expect((await printing).suggestedFilename()).toBe('card.pdf')
  await expect.poll(async () => (await computer.goto('/me'))!.status()).toBe(401)
  await expect.poll(async () => (await phone.goto('/me'))!.status()).toBe(401)
  expect((await phone.goto(`/chicago/card/${card.secret}`))!.status()).toBe(404)
  await phone.getByText('This card opens nothing any more').waitFor()
})

test('the pictures read and fit in Arabic, by night, on a small phone', async () => {
  const page = await stage.visitor({ locale: 'ar', colorScheme: 'dark' })
  await page.goto('/chicago/card')
  await page.locator('#name').fill('nobody-here-27')
  await page.locator('main form button').click()
  await page.locator('.pictures').waitFor()
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
  await expectAccessible(page)
  await expectFits(page)
})
