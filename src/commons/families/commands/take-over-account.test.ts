import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enrolWithCard, sessionCookie, type FreshCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  await house.installation.directory.refresh()
})
beforeEach(() => house.database.clock.pass(3_600_000))
afterAll(() => house.close())

const post = (url: string, payload: Record<string, string>, cookie = '') =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(payload).toString(),
  })
type Answer = Awaited<ReturnType<typeof post>>
const cookieOf = (answer: Answer): string =>
  `${sessionCookie}=${answer.cookies.find(({ name }) => name === sessionCookie)!.value}`
const mailsTo = async (address: string) =>
  (await readMailbox(house.database.installation, 50)).filter(({ to }) => to === address)
const tokenTo = async (address: string): Promise<string> =>
  /token=([\w-]+)/.exec((await mailsTo(address))[0]!.text)![1]!

/** Seventeen, and old enough to decide alone. */
const young = async (): Promise<FreshCard> => {
  const ask = { birth: { year: 2009, month: 1 }, language: 'en', organisationId: null }
  const made = await enrolWithCard(ask, system, house.city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}
const byCard = async ({ secret, pictures }: FreshCard): Promise<string> =>
  cookieOf(
    await post('/somewhere/card', { secret, picked: pictures.slice(0, 3).join(' '), picture: pictures[3] ?? '' }),
  )
const asks = (address: string, cookie: string) => post('/somewhere/me/own', { address }, cookie)
/** Their first address, brought by the card. */
const takenOver = async (card: FreshCard, address: string): Promise<string> => {
  expect((await asks(address, await byCard(card))).statusCode).toBe(303)
  return cookieOf(await post('/somewhere/invitation', { token: await tokenTo(address) }))
}

test('P8 the card brings the first address; a card somebody finds later brings no second one', async () => {
  const card = await young()
  const own = await takenOver(card, 'first@example.org')
  const found = await asks('thief@example.org', await byCard(card))
  expect([found.statusCode, found.body]).toEqual([403, expect.stringContaining('can not be done with a card')])
  expect(await mailsTo('thief@example.org')).toEqual([])
  expect((await asks('second@example.org', own)).statusCode).toBe(303)
})

test('whoever comes in already is told, at the address they have, that another one now comes in as them too', async () => {
  const own = await takenOver(await young(), 'known@example.org')
  expect(await mailsTo('known@example.org')).toHaveLength(1)
  house.database.clock.pass(1)
  await asks('other@example.org', own)
  expect(await mailsTo('known@example.org')).toHaveLength(1)
  await post('/somewhere/invitation', { token: await tokenTo('other@example.org') })
  const [told, ...before] = await mailsTo('known@example.org')
  expect([told!.subject, before.length]).toEqual(['Another address can now come in as you', 1])
})

test('once a second step guards the account, only who has shown it adds a way in', async () => {
  const cookie = await takenOver(await young(), 'guarded@example.org')
  await post('/me/second/begin', {}, cookie)
  const page = await house.app.inject({ url: '/me/second', headers: { cookie, accept: 'text/html' } })
  const secret = /class="second-secret"[^>]*>([A-Z2-7 ]+)</.exec(page.body)![1]!.replaceAll(' ', '')
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = app.generate({ timestamp: house.database.clock.now() })
  const shown = cookieOf(await post('/me/second/confirm', { code }, cookie))

  house.database.clock.pass(1)
  await post('/sign-in', { address: 'guarded@example.org' })
  const thief = cookieOf(await post('/sign-in/link', { token: await tokenTo('guarded@example.org') }))
  const refused = await asks('thief@example.org', thief)
  expect([refused.statusCode, refused.body]).toEqual([403, expect.stringContaining('only with a second step')])
  expect((await asks('mine@example.org', shown)).statusCode).toBe(303)
})
