import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessMatrix } from '../house/access-matrix.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const nobody = '0192d5a0-0000-7000-8000-000000000000'
const addressOf = (route: string): string =>
  route.replace(':ecosystem', 'chicago').replaceAll(/:\w+/g, nobody).replaceAll('*', 'x')

test('a stranger tries every door, and each one asks who it is', async () => {
  const stranger = await stage.visitor()
  const shut = Object.entries(accessMatrix).filter(([row, access]) => row.startsWith('GET ') && access !== 'anyone')
  expect(shut.length).toBeGreaterThan(20)
  const open: string[] = []
  for (const [row] of shut) {
    const path = addressOf(row.slice('GET '.length))
    const answer = await stranger.request.get(path, { maxRedirects: 0 })
    if (![401, 403].includes(answer.status())) open.push(`${path} answers ${answer.status()}`)
  }
  expect(open).toEqual([])
  await stranger.goto('/chicago/office/people')
  await stranger.getByRole('heading', { name: 'Please sign in first' }).waitFor()
  await expectAccessible(stranger)
  await expectFits(stranger)
})

/** What a page says, without what was typed into it. */
async function told(page: Page, typed: string): Promise<string> {
  return (await page.locator('main').innerText()).replaceAll(typed, '…')
}

test('a stranger guesses: addresses, names of children, links, invitations; nobody’s existence is told', async () => {
  const stranger = await stage.visitor()

  const asked: string[] = []
  for (const address of ['juniper@chicago.invalid', 'nobody@chicago.invalid']) {
    await stranger.goto('/sign-in')
    await stranger.getByLabel('Your mail address').fill(address)
    await stranger.getByRole('button', { name: 'Send me a link' }).click()
    await stranger.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    asked.push(await told(stranger, address))
  }
  expect(asked[0]).toBe(asked[1])

  const guessed: string[] = []
  for (const name of ['brave-otter-12', 'nobody-here-27']) {
    await stranger.goto('/chicago/card')
    await stranger.getByLabel('The name on your card').fill(name)
    await stranger.getByRole('button', { name: 'Next' }).click()
    for (const picture of ['sun', 'moon', 'star', 'house'])
      await stranger.locator(`button[name="picture"][value="${picture}"]`).click()
    await stranger.getByText('That was not right').waitFor()
    guessed.push(await told(stranger, name))
  }
  expect(guessed[0]).toBe(guessed[1])

  const token = 'x'.repeat(43)
  for (const [path, status] of [
    [`/sign-in/link?token=${token}`, 409],
    [`/chicago/invitation?token=${token}`, 409],
    [`/chicago/card/${token}`, 404],
    [`/sign-in/arrive?code=${token}`, 409],
    [`/sign-in/openid/back?code=${token}&state=${token}`, 422],
    [`/sign-in/openid/chicago/${nobody}`, 404],
  ] as const) {
    const answer = await stranger.goto(path)
    expect({ path, status: answer!.status() }).toEqual({ path, status })
  }
  await expectAccessible(stranger)
  expect((await stranger.goto('/me'))!.status()).toBe(401)
})

test('another site sends a form in somebody’s name, and a link that leads away; nothing happens', async () => {
  const steward = await stage.visitor()
  await comeInAs(steward, 'Juniper Example', /Chicago/)
  const trap = `<form method="post" action="${stage.origin}/me/erase"><input name="sure" value="yes"><button>A kitten</button></form>`
  await steward.goto(`data:text/html,${encodeURIComponent(trap)}`)
  await steward.getByRole('button', { name: 'A kitten' }).click()
  await steward.waitForURL('**/me/erase')
  await steward.getByText('This request came from another site').waitFor()
  expect((await steward.goto('/me'))!.status()).toBe(200)

  await steward.goto('/sign-in?next=https://evil.example/')
  for (const field of await steward.locator('input[name="next"]').all())
    await expect.poll(() => field.inputValue()).toBe('/me')
})

/** A device with a passkey in it, whose owner puts the finger on it whenever it asks. */
async function withDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('who runs the place asks her colleagues for a second step, and gets in with her own passkey and nothing less', async () => {
  const steward = await stage.visitor()
  await withDevice(steward)
  await comeInAs(steward, 'Juniper Example', /Chicago/)
  await steward.getByRole('link', { name: 'How I sign in' }).click()
  await steward.getByText('Your role asks for a second step').waitFor()
  await expectAccessible(steward)
  await expectFits(steward)
  await steward.getByRole('button', { name: 'Add a passkey on this device' }).click()
  await steward.getByText('The passkey is added').waitFor()
  await expectAccessible(steward)

  await steward.goto('/chicago/office/sign-in')
  await expectAccessible(steward)
  await expectFits(steward)
  await steward.getByLabel('steward', { exact: true }).selectOption('required')
  await steward.getByRole('button', { name: 'Save' }).click()

  // One click, or a link in a mail, is one step only: the door leads to the second one, and on from there.
  await expect
    .poll(async () => {
      await steward.goto('/chicago/office/people')
      return new URL(steward.url()).pathname
    })
    .toBe('/sign-in/second')
  await expectAccessible(steward)
  await expectFits(steward)
  await steward.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await steward.waitForURL('**/chicago/office/people')

  // A passkey is both steps at once.
  await steward.goto('/me')
  await steward.getByRole('button', { name: 'Sign out', exact: true }).click()
  await steward.waitForURL((url) => url.pathname !== '/me')
  await steward.goto('/sign-in?next=/chicago/office/people')
  await steward.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await steward.waitForURL('**/chicago/office/people')

  // Whoever opens her mailbox elsewhere stands before the door, and can not change its lock either.
  const thief = await stage.visitor()
  await comeInAs(thief, 'Juniper Example', /Chicago/)
  await thief.goto('/chicago/office/people')
  await thief.getByRole('heading', { name: 'Show your second step' }).waitFor()
  await thief.goto('/me/keys')
  await thief.getByRole('button', { name: 'Remove' }).first().click()
  await thief.getByText('only with a second step').waitFor()

  await steward.goto('/me/keys')
  await steward.getByRole('button', { name: 'Remove' }).first().click()
  await steward.getByText('The passkey opens nothing here any more').waitFor()
  await steward.goto('/me')
  await steward.getByRole('button', { name: 'Sign out', exact: true }).click()
  await steward.goto('/sign-in')
  await steward.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await steward.getByText('This passkey does not open anything here').waitFor()
})
