import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { dealWithReport } from '../commands/deal-with-report.ts'
import { reportMistake } from '../commands/report-mistake.ts'
import { sampleDraft } from '../commands/sample-drafts.ts'
import { writeOpportunity } from '../commands/write-opportunity.ts'
import { reportsForOffice } from './queries/reports.ts'

const office: Actor = { kind: 'operator', session: '01900000-0000-7000-8000-000000000000' as Id }
const visitor: Actor = { kind: 'visitor' }
let house: TestHouse
let id: Id
beforeAll(async () => {
  house = await openTestHouse()
  const written = await writeOpportunity({ id: null, draft: sampleDraft('Kites') }, office, house.city)
  if (written.ok) ({ id } = written.value)
})
afterAll(() => house.close())

const get = (url: string, cookie = '') => house.app.inject({ url, headers: { host: 'localhost', cookie } })
const post = (url: string, body: Record<string, string>, cookie = '', from = '203.0.113.1') =>
  house.app.inject({
    method: 'POST',
    url,
    remoteAddress: from,
    headers: {
      host: 'localhost',
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(body).toString(),
  })
const form = () => `/somewhere/opportunities/${id}/report`
const countEvents = async (name: string) => {
  const { rows } = await sql<{ count: string }>`select count(*) from platform_outbox where name = ${name}`.execute(
    house.database.reader,
  )
  return Number(rows[0]!.count)
}

test('every listing’s page leads to the form, which asks no name', async () => {
  expect((await get(`/somewhere/opportunities/${id}`)).body).toContain(`href="${form()}"`)
  const page = await get(form())
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/type="email"|name="name"/)
})

test('a reason is enough; the same again counts; the office reads it, deals with it and opens it again', async () => {
  expect((await post(form(), { reason: 'wrong-time' })).headers['location']).toBe(`/somewhere/opportunities/${id}`)
  expect((await post(form(), { reason: 'wrong-time' })).statusCode).toBe(303)
  expect(
    (await post(`${form()}?lang=es`, { reason: 'something-else', words: 'La sala <i>está</i> arriba' })).statusCode,
  ).toBe(303)
  const { waiting, open: unsorted } = await reportsForOffice(house.city)
  const open = [...unsorted].sort((a, b) => b.times - a.times)
  expect(waiting).toBe(2)
  expect(open).toMatchObject([
    { reason: 'wrong-time', words: null, times: 2 },
    { reason: 'something-else', words: 'La sala <i>está</i> arriba', language: 'es', times: 1 },
  ])
  const desk = await get('/somewhere/office/reports', house.office)
  expect(desk.body).toContain('La sala &lt;i&gt;está&lt;/i&gt; arriba')
  const act = `/somewhere/office/reports/${open[0]!.id}`
  expect((await post(act, { act: 'dealt-with' }, house.office)).statusCode).toBe(303)
  expect((await post(act, { act: 'dealt-with' }, house.office)).statusCode).toBe(303)
  expect((await reportsForOffice(house.city)).dealtWith).toMatchObject([{ id: open[0]!.id }])
  expect((await post(act, { act: 'open' }, house.office)).statusCode).toBe(303)
  expect((await reportsForOffice(house.city)).waiting).toBe(2)
  expect(await countEvents('catalogue.report-dealt-with')).toBe(2)
  expect(await countEvents('catalogue.mistake-reported')).toBe(3)
})

test('what is wrong with a report is said at its field and keeps what was typed', async () => {
  const empty = await post(form(), { reason: '', words: 'The room is upstairs' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('href="#reason"')
  expect(empty.body).toContain('The room is upstairs')
  const long = await post(form(), { reason: 'wrong-words', words: 'x'.repeat(601) })
  expect(long.statusCode).toBe(400)
  expect(long.body).toContain('at most')
  expect(long.body).toContain('x'.repeat(601))
  const number = await post(form(), { reason: 'wrong-words', words: 'Call 312 555 0142' })
  expect(number.statusCode).toBe(422)
  expect(number.body).toContain('looks like a phone number')
})

test('one address reports ten times a minute, and one listing has room for twenty different reports', async () => {
  const sent = []
  for (let time = 0; time < 11; time += 1) {
    sent.push((await post(form(), { reason: 'not-safe' }, '', '203.0.113.2')).statusCode)
  }
  expect(sent.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 303))
  expect(sent[10]).toBe(429)
  const report = (words: string) =>
    reportMistake({ opportunityId: id, form: { reason: 'wrong-words', words, language: 'en' } }, visitor, house.city)
  for (let time = 0; time < 17; time += 1) expect((await report(`No. ${time}`)).ok).toBe(true)
  expect(await report('One more')).toMatchObject({ refusal: 'catalogue.enough-reports' })
  expect((await report('No. 3')).ok).toBe(true)
})

test('only of listings that are here; only the office deals with them', async () => {
  expect((await get(`/somewhere/opportunities/${house.city.newId()}/report`)).statusCode).toBe(404)
  expect(
    (await post(`/somewhere/opportunities/${house.city.newId()}/report`, { reason: 'not-safe' }, '', '203.0.113.3'))
      .statusCode,
  ).toBe(404)
  const unknown = `/somewhere/office/reports/${house.city.newId()}`
  expect((await post(unknown, { act: 'dealt-with' }, house.office)).statusCode).toBe(404)
  expect((await post(unknown, { act: 'shout' }, house.office)).statusCode).toBe(400)
  expect((await get('/somewhere/office/reports')).statusCode).toBe(401)
  const { open } = await reportsForOffice(house.city)
  expect(await dealWithReport({ id: open[0]!.id }, visitor, house.city)).toMatchObject({
    refusal: 'catalogue.office-only',
  })
})
