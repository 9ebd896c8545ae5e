import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addOrganisation,
  draftAgreement,
  offerAgreement,
  organisationForm,
  signAgreement,
} from '#commons/organisations'
import { enrolPerson, giveRole, sessionCookie } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type Day } from '#kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { saveAccount } from '../../people/sign-in/account-store.ts'
import { saveSession } from '../../people/sign-in/session-store.ts'
import { saveLink } from '../../people/store.ts'
import { defineRosterJobs } from './jobs/define-roster-jobs.ts'
import { must } from './test-roster.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let today: Day
let district: Id
let coordinator: string
let stranger: string

async function browserOf(displayName: string, organisationId: Id | null): Promise<string> {
  const { database, city } = house
  const { personId } = must(await enrolPerson({ displayName }, system, city))
  if (organisationId !== null) {
    const span = { fromOn: today, untilOn: null, delegatedBy: null }
    must(await giveRole({ personId, role: 'coordinator', organisationId, ...span }, system, city))
  }
  const [account, now] = [database.newId(), database.clock.now()]
  const blank = { kind: 'own', language: 'en', madeAt: now, erasedAt: null }
  await saveAccount(database.installation, { id: account, ...blank } as never)
  const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
  const rest = { secondAt: now, cardId: null, endsAt: instant(now + 3_600_000) }
  const hash = createHash('sha256').update(account).digest()
  await saveSession(database.installation, { ...session, ...rest } as never, hash)
  await city.transaction((tx) => saveLink(tx, account, personId, now))
  return `${sessionCookie}=${account}`
}

beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  today = dayIn('Europe/Berlin', city.now())
  const form = organisationForm.parse({ name: 'Example District', kind: 'authority' })
  district = must(await addOrganisation(form, system, city)).id
  coordinator = await browserOf('Hazel Example', district)
  stranger = await browserOf('Stoat Example', null)
  const agreement = {
    giverId: district,
    receiverId: null,
    purpose: 'groups',
    fields: ['name', 'birth', 'school', 'group'],
    fromOn: today,
    untilOn: '2027-07-31' as Day,
    text: 'What both sides agree about the lists of classes, word for word.',
    language: 'en',
  } as const
  const { agreementId } = must(
    await draftAgreement({ form: { ...agreement, fields: [...agreement.fields] } }, system, city),
  )
  must(await offerAgreement(agreementId, system, city))
  const giver: Actor = {
    kind: 'person',
    person: city.newId(),
    roles: [{ role: 'coordinator', organisation: district }],
  }
  must(await signAgreement({ agreementId, side: 'giver', today }, giver, city))
  must(await signAgreement({ agreementId, side: 'receiver', today }, system, city))
  defineRosterJobs({ jobs: house.desk.jobs, files: house.desk.files, database: house.database })
  await house.desk.jobs.work()
})
afterAll(() => house.close())

const headers = (cookie?: string) => ({ host: 'localhost', ...(cookie === undefined ? {} : { cookie }) })
const get = (url: string, cookie?: string) => house.app.inject({ method: 'GET', url, headers: headers(cookie) })
const post = (url: string, body: Record<string, string>, cookie?: string) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      ...headers(cookie),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(body).toString(),
  })
const boundary = 'a-boundary'
const send = (content: string, words: Record<string, string> = {}, cookie = coordinator) =>
  house.app.inject({
    method: 'POST',
    url: '/somewhere/rosters',
    headers: {
      ...headers(cookie),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
    },
    payload: [
      ...Object.entries({ party: district, fromOn: today, untilOn: '2027-07-31', language: 'en', ...words }).map(
        ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      ),
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="roster.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n`,
      `--${boundary}--\r\n`,
    ].join(''),
  })
const settled = async (at: string) => {
  for (;;) {
    const page = await get(at, coordinator)
    if (page.headers['refresh'] === undefined) return page
    await new Promise((done) => setTimeout(done, 50))
  }
}

const rows = ['Otter', 'Finch', 'Badger', 'Heron'].map((name, place) => `${name} Example,2016-0${place + 1}-15,Elm,3a`)
const good = ['Name,Date of birth,School,Class', ...rows, 'Nobody Example,yesterday,Elm,3a'].join('\n')

test('a coordinator sends a file, sees what would change, applies it, and takes the refused rows along', async () => {
  const list = await get('/somewhere/rosters', coordinator)
  expect(list.statusCode).toBe(200)
  expect(list.body).toContain('Example District')
  const sent = await send(good)
  expect(sent.statusCode).toBe(303)
  const at = String(sent.headers['location'])
  expect((await get(at, coordinator)).body).toContain('Not tried yet')
  expect((await post(at, { act: 'apply' }, coordinator)).statusCode).toBe(409)
  expect((await post(at, { act: 'try' }, coordinator)).statusCode).toBe(303)
  const tried = (await settled(at)).body
  expect(tried).toContain('nothing has changed yet')
  expect(tried).toContain('This is no date of birth we can read.')
  expect(tried).not.toContain('Nobody Example')
  expect((await post(at, { act: 'apply' }, coordinator)).statusCode).toBe(303)
  expect((await settled(at)).body).toContain('What changed')
  const refused = await get(`${at}/refused.csv`, coordinator)
  expect(refused.headers['content-type']).toContain('text/csv')
  expect(refused.body).toContain('6,Date of birth,birth-unreadable')
  expect((await post(at, { act: 'try' }, coordinator)).statusCode).toBe(409)
}, 60_000)

test('swapped columns are told by a sentence, and nothing is read before they are put right', async () => {
  const swapped = ['Date of birth,Name,School,Class', ...rows].join('\n')
  const at = String((await send(swapped)).headers['location'])
  const page = (await get(at, coordinator)).body
  expect(page).toContain('were the two swapped?')
  const tried = await post(at, { act: 'try' }, coordinator)
  expect(tried.statusCode).toBe(422)
  expect(tried.body).toContain('nothing was read')
  const columns = {
    'column-name': 'Date of birth',
    'column-birth': 'Name',
    'column-school': 'School',
    'column-group': 'Class',
    birthOrder: 'year-first',
  }
  expect((await post(`${at}/columns`, { ...columns, 'column-level': 'Class' }, coordinator)).statusCode).toBe(422)
  expect((await post(`${at}/columns`, { birthOrder: 'sideways' }, coordinator)).statusCode).toBe(422)
  expect((await post(`${at}/columns`, columns, coordinator)).statusCode).toBe(303)
  expect((await get(at, coordinator)).body).not.toContain('were the two swapped?')
  expect((await post(at, { act: 'let-go' }, coordinator)).statusCode).toBe(303)
  expect((await get(at, coordinator)).body).toContain('Thrown away')
})

test('a mistake stands at its field; a stranger gets nowhere; an unknown roster is not here', async () => {
  expect((await send('')).statusCode).toBe(400)
  expect((await send('only one line')).statusCode).toBe(422)
  const wrongDay = await send(good, { untilOn: '2020-01-01' })
  expect(wrongDay.statusCode).toBe(400)
  expect(wrongDay.body).toContain('href="#untilOn"')
  expect((await send(good, { party: house.city.newId() })).statusCode).toBe(403)
  expect((await get('/somewhere/rosters')).statusCode).toBe(401)
  expect((await get('/somewhere/rosters', stranger)).statusCode).toBe(403)
  expect((await send(good, {}, stranger)).statusCode).toBe(403)
  const at = String((await send(good)).headers['location'])
  for (const path of [at, `${at}/refused.csv`, `/somewhere/rosters/${house.city.newId()}`])
    expect((await get(path, stranger)).statusCode).toBe(404)
  expect((await post(at, { act: 'try' }, stranger)).statusCode).toBe(404)
  expect((await post(`${at}/columns`, { birthOrder: 'year-first' }, stranger)).statusCode).toBe(403)
  const question = `/somewhere/rosters/questions/${house.city.newId()}`
  expect((await post(question, { person: 'new' }, coordinator)).statusCode).toBe(409)
  expect((await post(question, { person: 'perhaps' }, coordinator)).statusCode).toBe(400)
  await post(at, { act: 'let-go' }, coordinator)
})
