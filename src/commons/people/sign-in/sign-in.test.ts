import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sessionCookie } from './words.ts'
import {
  app,
  house,
  database,
  openSignIn,
  post,
  get,
  mails,
  asked,
  cookieOf,
  signedIn,
  enrolled,
} from './test-sign-in.ts'

openSignIn()

test('a link opens a page, only its button acts, and it leads where one came from', async () => {
  const token = await asked('wren@example.org', '/here/wants')
  for (let look = 0; look < 3; look += 1) {
    const page = await get(`/sign-in/link?token=${token}`)
    expect(page.statusCode).toBe(200)
    expect(page.cookies).toEqual([])
  }
  const used = await post('/sign-in/link', { token })
  expect([used.statusCode, used.headers.location]).toEqual([303, '/here/wants'])
  const [cookie] = used.cookies.filter(({ name }) => name === sessionCookie)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' })
  const me = await get('/me', cookieOf(used))
  expect(me.statusCode).toBe(200)
  expect(me.body).toContain('wren@example.org')
})

test('a link is used once, also by two at the same moment', async () => {
  const token = await asked('twice@example.org')
  const both = await Promise.all([post('/sign-in/link', { token }), post('/sign-in/link', { token })])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  expect((await get(`/sign-in/link?token=${token}`)).statusCode).toBe(409)
})

test('a link is too old after a quarter of an hour, and a guessed one opens nothing', async () => {
  const token = await asked('late@example.org')
  database.clock.pass(15 * 60_000)
  expect((await post('/sign-in/link', { token })).statusCode).toBe(409)
  expect((await post('/sign-in/link', { token: 'x'.repeat(43) })).statusCode).toBe(409)
})

test('the database knows neither the token of a link nor that of a session', async () => {
  const token = await asked('secret@example.org')
  const session = cookieOf(await post('/sign-in/link', { token })).split('=')[1]!
  const { rows } = await sql<{ all: string }>`
    select string_agg(t::text, ' ') as all from (
      select l::text as t from people_sign_in_links l union all select s::text from people_sessions s) as x`.execute(
    database.installation,
  )
  expect(rows[0]!.all).toContain('secret@example.org')
  expect(rows[0]!.all).not.toContain(token)
  expect(rows[0]!.all).not.toContain(session)
})

test('the answer is the same for an address with an account and one without, and the mail goes to the origin we know', async () => {
  await signedIn('known@example.org')
  const answers: unknown[] = []
  for (const address of ['known@example.org', 'unknown@example.org']) {
    database.clock.pass(1)
    const answer = await post('/sign-in', { address }, { 'x-forwarded-host': 'evil.example' })
    answers.push([answer.statusCode, answer.headers.location, answer.body])
    expect((await mails())[0]!.text).toContain('https://learn.example/sign-in/link?token=')
  }
  expect(answers[0]).toEqual(answers[1])
})

test('who asks too often for one address sends it no more mail, hears nothing else, and may again after a while', async () => {
  const before = (await mails()).length
  for (let time = 0; time < 7; time += 1) await asked('many@example.org')
  expect((await mails()).length - before).toBe(4)
  database.clock.pass(15 * 60_000)
  await asked('many@example.org')
  expect((await mails()).length - before).toBe(5)
})

test('one address of the network may ask twenty times, then waits', async () => {
  const answers: number[] = []
  for (let time = 0; time < 21; time += 1) {
    const answer = await app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: { address: `crowd-${time}@example.org` },
      remoteAddress: '192.0.2.7',
    })
    answers.push(answer.statusCode)
  }
  expect(answers.filter((status) => status === 303)).toHaveLength(20)
  expect(answers.at(-1)).toBe(429)
})

test('a session put into the browser beforehand is not the one that is signed in', async () => {
  const planted = `${sessionCookie}=${'p'.repeat(43)}`
  const own = await signedIn('thief@example.org')
  for (const before of [planted, own]) {
    const token = await asked('victim@example.org')
    const used = await post('/sign-in/link', { token }, { cookie: before })
    expect(cookieOf(used)).not.toBe(before)
    expect((await get('/me', before)).statusCode).toBe(401)
  }
})

test('no other site signs somebody in or out', async () => {
  const cookie = await signedIn('steady@example.org')
  const token = await asked('steady@example.org')
  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect((await post('/sign-in/link', { token }, elsewhere)).statusCode).toBe(403)
  for (const act of ['/me/leave', '/me/erase', '/me/sessions/end-others'])
    expect((await post(act, { sure: 'yes' }, { ...elsewhere, cookie })).statusCode).toBe(403)
  expect((await get('/me', cookie)).statusCode).toBe(200)
})

test('nobody is led to another site by signing in', async () => {
  const token = await asked('led@example.org', '//evil.example/me')
  expect((await post('/sign-in/link', { token })).headers.location).toBe('/me')
})

test('one click makes a visitor an invented person, and nobody whose address could be somebody’s', async () => {
  const invented = await enrolled('wren@people.invalid')
  const real = await enrolled('real@example.org')
  expect((await get('/sign-in')).body).toContain('Wren Example')
  const come = await post('/sign-in/invented', { account: invented.account })
  expect((await get('/me', cookieOf(come))).body).toContain('Wren Example')
  expect((await post('/sign-in/invented', { account: real.account })).statusCode).toBe(403)
  expect((await mails()).every(({ to }) => !to.endsWith('.invalid'))).toBe(true)
})

test('a message is written in the language of whom it is for', async () => {
  await enrolled('hola@example.org')
  await asked('hola@example.org')
  expect((await mails())[0]!.subject).toBe('Su enlace para entrar')
})

test('where anything is real and no mail server is set, there is no mailbox, no one click, and the page says so', async () => {
  const invented = await enrolled('other@people.invalid')
  const client = await database.connect('tests')
  await client.query('update ecosystems set demonstration = false')
  await house.directory.refresh()
  try {
    expect((await get('/mailbox')).statusCode).toBe(404)
    expect((await post('/sign-in/invented', { account: invented.account })).statusCode).toBe(403)
    expect((await post('/sign-in', { address: 'a@example.org' })).statusCode).toBe(409)
    expect((await get('/sign-in')).body).toContain('can not send mail yet')
  } finally {
    await client.query('update ecosystems set demonstration = true')
    await client.end()
    await house.directory.refresh()
  }
})
