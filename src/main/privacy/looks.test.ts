import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolWithCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { lookedAt, lookReasons } from '#platform/looks/words.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { defineJobs } from '../jobs.ts'

let stage: TestHouse
let steward: Somebody
beforeAll(async () => {
  stage = await openTestHouse()
  defineJobs(stage.installation, stage.desk)
  await stage.installation.jobs.work()
  steward = await signedIn(stage, 'Rowan Example', [['steward', null]])
})
afterAll(() => stage.close())

const get = async (path: string, who: Somebody) => {
  const { statusCode, body } = await asking(stage)('GET', path, who.cookie)
  return { status: statusCode, text: body }
}
const stewardActor = (): Actor => ({
  kind: 'person',
  person: steward.person,
  roles: [{ role: 'steward', organisation: null }],
})

test('P15 a steward opens somebody’s page, and the one it is about reads who and why', async () => {
  const wren = await signedIn(stage, 'Wren Example')
  expect((await get(`/office/people/${wren.person}`, steward)).status).toBe(200)
  const mine = await get('/me/looks', wren)
  expect(mine.status).toBe(200)
  expect(mine.text).toContain('Rowan Example')
  expect(mine.text).toContain('Running this place')
  // Who looked is not a look at them, and a second reader sees nothing of it.
  expect((await get('/me/looks', steward)).text).toContain('Nobody has looked yet')
})

test('P15 the desk that has a child before it is written down too', async () => {
  const made = await enrolWithCard({ birth: null, language: 'en', organisationId: null }, stewardActor(), stage.city)
  if (!made.ok) throw new Error(made.refusal)
  const { personId } = made.value
  expect((await get(`/office/desk/${personId}`, steward)).status).toBe(200)
  expect(await looksAt(personId, stage.city)).toMatchObject([
    { byId: steward.person, what: 'families.child', because: 'at-the-desk' },
  ])
})

test('P15 nobody who was refused is written down: they saw nothing', async () => {
  const wren = await signedIn(stage, 'Wren Example')
  const stranger = await signedIn(stage, 'Magpie Example')
  expect((await get(`/office/people/${wren.person}`, stranger)).status).toBe(403)
  expect(await looksAt(wren.person, stage.city)).toEqual([])
})

test('P8 nobody but the family reads who looked at a child', async () => {
  const wren = await signedIn(stage, 'Wren Example')
  expect((await get(`/me/looks/${wren.person}`, steward)).status).toBe(404)
  expect((await get(`/me/looks/${wren.person}`, wren)).status).toBe(200)
})

test('P15 an auditor sees every look and about how many, never about whom; a coordinator does not', async () => {
  const auditor = await signedIn(stage, 'Ash Example', [['auditor', null]])
  const coordinator = await signedIn(stage, 'Elm Example', [['coordinator', null]])
  const hidden = await signedIn(stage, 'Kingfisher Example')
  await get(`/office/people/${hidden.person}`, steward)
  const page = await get('/office/looks', auditor)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Rowan Example')
  expect(page.text).not.toContain('Kingfisher Example')
  expect(page.text).not.toContain(hidden.person)
  expect((await get('/office/looks', coordinator)).status).toBe(403)
  expect((await get('/office/looks', hidden)).status).toBe(403)
})

test('P15 the button counts the chain, and the page says where it is broken', async () => {
  const wren = await signedIn(stage, 'Wren Example')
  for (let turn = 0; turn < 3; turn += 1) await get(`/office/people/${wren.person}`, steward)
  await asking(stage)('POST', '/office/looks/verify', steward.cookie)
  expect((await get('/office/looks', steward)).text).toContain('The chain is whole')
  const client = await stage.database.connect('somebody')
  await client.query(`update platform_looks set because = 'checking-clearances' where seq = 2`)
  await client.end()
  stage.database.clock.pass(1000)
  await asking(stage)('POST', '/office/looks/verify', steward.cookie)
  expect((await get('/office/looks', steward)).text).toContain('The chain is broken at row 2')
})

test('what the last count said is told however much other work came after it', async () => {
  await asking(stage)('POST', '/office/looks/verify', steward.cookie)
  stage.database.clock.pass(1000)
  const client = await stage.database.connect('work')
  await client.query(
    `insert into platform_jobs (id, name, ecosystem_id, ecosystem_slug, input, state, created_at)
     select gen_random_uuid(), 'messages.deliver', ecosystem_id, ecosystem_slug, input, 'done', created_at + interval '1 second'
     from platform_jobs, generate_series(1, 250) where id = (select id from platform_jobs where name = 'privacy.verify-looks' limit 1)`,
  )
  await client.end()
  expect((await get('/office/looks', steward)).text).not.toContain('Nobody has counted this chain yet')
})

test('every word of a look has its sentence', () => {
  const said = JSON.parse(readFileSync('src/main/privacy/text/en.json', 'utf8')) as Record<string, string>
  const needed = [
    ...lookedAt.map((word) => `look-at-${word.replaceAll('.', '-')}`),
    ...lookReasons.map((word) => `look-because-${word}`),
  ]
  expect(needed.filter((key) => !(key in said))).toEqual([])
})
