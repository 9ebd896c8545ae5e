import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { saveLink } from '../store.ts'
import { saveAccount } from './account-store.ts'
import { beginSession } from './commands/begin-session.ts'
import { sessionCookie } from './words.ts'
import { desk, house, database, openSignIn, post, get, signedIn, enrolled } from './test-sign-in.ts'

openSignIn()

test('sessions are seen and ended: one, all others, one’s own; never somebody else’s', async () => {
  const phone = await signedIn('robin@example.org', 'Firefox/143 Android')
  const desktop = await signedIn('robin@example.org', 'Chrome/140 Windows')
  const stranger = await signedIn('stranger@example.org')
  const page = await get('/me', desktop)
  expect(page.body).toContain('Firefox, Android')
  const phoneId = /\/me\/sessions\/([\w-]+)\/end"/.exec(page.body)![1]!
  expect((await post(`/me/sessions/${phoneId}/end`, {}, { cookie: stranger })).statusCode).toBe(404)
  expect((await get('/me', phone)).statusCode).toBe(200)
  expect((await post(`/me/sessions/${phoneId}/end`, {}, { cookie: desktop })).statusCode).toBe(303)
  expect((await get('/me', phone)).statusCode).toBe(401)
  const third = await signedIn('robin@example.org')
  await post('/me/sessions/end-others', {}, { cookie: third })
  expect((await get('/me', desktop)).statusCode).toBe(401)
  await post('/me/leave', {}, { cookie: third })
  expect((await get('/me', third)).statusCode).toBe(401)
  expect((await get('/me', stranger)).statusCode).toBe(200)
})

test('what one process remembers of a session is forgotten when another ends it', async () => {
  const watching = await house.sessions.watch()
  try {
    const cookie = await signedIn('watched@example.org')
    const token = cookie.split('=')[1]!
    const session = (await house.sessions.of(token))!
    expect(await house.sessions.of(token)).toBe(session)
    const other = await database.connect('another process')
    await other.query('delete from people_sessions where id = $1', [session.id])
    await other.end()
    await expect.poll(() => house.sessions.of(token)).toBeNull()
  } finally {
    await watching.stop()
  }
})

test('P18 everything about me comes as one file; P19 forgotten, nothing is left but the proof', async () => {
  const { account, person } = await enrolled('leaving@example.org')
  const cookie = await signedIn('leaving@example.org')
  const zip = await get('/me/everything.zip', cookie)
  expect(zip.headers['content-type']).toBe('application/zip')
  expect(zip.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await post('/me/erase', {}, { cookie })).statusCode).toBe(400)
  expect((await post('/me/erase', { sure: 'yes' }, { cookie })).statusCode).toBe(303)
  expect((await get('/me', cookie)).statusCode).toBe(401)
  const left = await sql<{ row: string }>`
    select p::text as row from people_persons p where id = ${person}
    union all select a::text from people_accounts a where id = ${account}
    union all select l::text from people_links l where account_id = ${account}
    union all select d::text from people_addresses d where account_id = ${account}
    union all select s::text from people_sign_in_links s where address = 'leaving@example.org'`.execute(database.reader)
  expect(left.rows).toHaveLength(2)
  expect(left.rows.map(({ row }) => row).join()).not.toMatch(/Wren|leaving/)
  const told = sql`select 1 from platform_outbox where name = 'people.person-erased' and about ->> 'personId' = ${person}`
  expect((await told.execute(database.reader)).rows).toHaveLength(1)
})

test('P19 with one’s own account goes the person, whatever card or organisation’s sign-in led to them too', async () => {
  const { account, person } = await enrolled('grown@example.org')
  const { city } = (await desk.cityBySlug('here'))!
  const card = database.newId()
  await saveAccount(database.installation, {
    id: card,
    kind: 'card',
    language: 'en',
    madeAt: city.now(),
    erasedAt: null,
  })
  await city.transaction((tx) => saveLink(tx, card, person, city.now()))
  const begin = { accountId: card, id: city.newId(), browser: { name: '', token: undefined }, now: city.now() }
  const byCard = `${sessionCookie}=${await beginSession(database.installation, begin)}`
  const cookie = await signedIn('grown@example.org')
  expect((await post('/me/erase', { sure: 'yes' }, { cookie })).statusCode).toBe(303)
  expect((await get('/me', byCard)).statusCode).toBe(401)
  const left = await sql<{ row: string }>`
    select p::text as row from people_persons p where id = ${person} and erased_at is not null
    union all select a::text from people_accounts a where id in (${account}, ${card}) and erased_at is not null
    union all select l::text from people_links l where person_id = ${person}`.execute(database.reader)
  expect(left.rows).toHaveLength(3)
})
