import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicationForm, applyToJoin } from '#commons/organisations'
import { enrolPerson, giveRole, recordClearance, sessionCookie, clearanceForm } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { signedQuery } from '#platform/http/signed-address.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { saveAccount } from '../people/sign-in/account-store.ts'
import { tokenHash } from '../people/sign-in/rules/token-hash.ts'
import { saveSession } from '../people/sign-in/session-store.ts'
import { saveLink } from '../people/store.ts'
import { giveSeat } from './commands/give-seat.ts'
import { keepBody } from './commands/keep-body.ts'
import { openCase } from './commands/open-case.ts'

const house: Actor = { kind: 'system', because: 'a test' }
let here: TestHouse
let ash: { readonly person: Id; readonly cookie: string }
let birch: typeof ash

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const today = (): Day => dayIn('Europe/Berlin', here.city.now())

/** Somebody who has signed in, with a role for the whole place. */
async function somebody(displayName: string, role: Role | null): Promise<typeof ash> {
  const { city, database } = here
  const [account, now] = [database.newId(), city.now()]
  await saveAccount(database.installation, { id: account, language: 'en', madeAt: now, erasedAt: null })
  const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
  await saveSession(database.installation, { ...session, endsAt: instant(now + 3_600_000) }, tokenHash(account))
  const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, house, city))
  await city.transaction((tx) => saveLink(tx, account, personId, now))
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  if (role) must(await giveRole({ personId, role, organisationId: null, ...days }, house, city))
  return { person: personId, cookie: `${sessionCookie}=${account}` }
}
const ask = (method: 'GET' | 'POST', url: string, cookie = '', body?: Record<string, string>) =>
  here.app.inject({
    method,
    url: `/somewhere${url}`,
    headers: {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(body === undefined ? {} : { payload: new URLSearchParams(body).toString() }),
  })
let proposals = 0
async function aCase(): Promise<Id> {
  const form = applicationForm.parse({
    name: `Moth Museum ${(proposals += 1)}`,
    does: 'Builds moths from paper.',
    contactName: 'Wren Example',
    contactAddress: 'wren@museum.example',
  })
  const { applicationId } = must(await applyToJoin({ form, link: `link-${proposals}` }, { kind: 'visitor' }, here.city))
  const about = { act: 'organisations.join', proposalId: applicationId, title: form.name, organisationIds: [] }
  return must(await openCase({ ...about, applicantId: null }, house, here.city)).id
}

beforeAll(async () => {
  here = await openTestHouse()
  ash = await somebody('Ash Example', 'steward')
  birch = await somebody('Birch Example', null)
})
afterAll(() => here.close())

test('everybody reads the outcome, only who decides reads who asked', async () => {
  const id = await aCase()
  const stranger = await ask('GET', `/cases/${id}`)
  expect(stranger.statusCode).toBe(200)
  expect(stranger.body).toContain('Moth Museum')
  expect(stranger.body).not.toContain('wren@museum.example')
  expect(stranger.body).not.toContain('/decide')
  expect((await ask('GET', `/cases/${id}`, birch.cookie)).body).not.toContain('wren@museum.example')
  const steward = await ask('GET', `/cases/${id}`, ash.cookie)
  expect(steward.body).toContain('wren@museum.example')
  expect(steward.body).toContain('/decide')
  expect((await ask('GET', '/cases')).body).toContain('Moth Museum')
})

test('what waits for me stands on one page, is answered there, and is gone', async () => {
  const id = await aCase()
  expect((await ask('GET', '/me/waiting', ash.cookie)).body).toContain(`/cases/${id}`)
  expect((await ask('GET', '/me/waiting', birch.cookie)).body).not.toContain(`/cases/${id}`)
  const decide = `/me/cases/${id}/decide`
  expect((await ask('POST', decide, birch.cookie, { answer: 'yes' })).statusCode).toBe(403)
  const unsaid = await ask('POST', decide, ash.cookie, { answer: 'no', reason: ' ' })
  expect(unsaid.statusCode).toBe(422)
  expect(unsaid.body).toContain('A no needs a reason')
  const said = await ask('POST', decide, ash.cookie, { answer: 'no', reason: 'No insurance.' })
  expect(said.statusCode).toBe(303)
  const after = await ask('GET', `/cases/${id}`)
  expect(after.body).toContain('Refused')
  expect(after.body).toContain('No insurance.')
  expect(after.body).toContain('Ash Example')
  expect((await ask('POST', decide, ash.cookie, { answer: 'yes' })).statusCode).toBe(409)
})

test('what waits for me is found behind any number of cases that wait for others', async () => {
  const id = await aCase()
  const text = async () => (await ask('GET', '/me/waiting', ash.cookie)).body
  expect(await text()).toContain(`/cases/${id}`)
  const client = await here.database.connect('tests')
  const others = JSON.stringify({
    kind: 'review',
    review: { by: { kind: 'role', role: 'auditor' }, yes: 1, no: 1, checklist: [] },
    deadline: null,
  })
  await client.query(
    `insert into governance_cases (ecosystem_id, id, act, proposal_id, title, gate, state, opened_at)
      select $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'organisations.join', gen_random_uuid(),
        'Another', $2, 'waiting', now() from generate_series(1, 600) n`,
    [here.city.ecosystemId, others],
  )
  await client.end()
  expect(await text()).toContain(`/cases/${id}`)
  expect(await text()).not.toContain('Another')
})

test('who only decides finds on their own page where: what waits, as what they sit and how long, and what everybody reads', async () => {
  const bodyForm = { name: localText('en', 'Youth circle'), purpose: localText('en', 'Looks at offers.'), quorum: 1 }
  const body = must(await keepBody({ bodyId: null, form: bodyForm }, house, here.city))
  const [wren, rook] = [await somebody('Wren Example', null), await somebody('Rook Example', 'youth-reviewer')]
  const term = { fromOn: '2026-06-01' as Day, untilOn: '2027-05-31' as Day }
  must(await giveSeat({ bodyId: body.id, kind: 'youth', personId: wren.person, ...term }, house, here.city))
  for (const { cookie } of [wren, rook]) {
    const mine = await here.app.inject({ method: 'GET', url: '/me', headers: { host: 'localhost', cookie } })
    expect(mine.body).toContain('/somewhere/me/waiting')
    const room = (await ask('GET', '/me/waiting', cookie)).body
    expect(room).toContain('href="/somewhere/cases"')
    expect(room).toContain('href="/somewhere/bodies"')
  }
  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(text((await ask('GET', '/me/waiting', wren.cookie)).body)).toMatch(
    /Where you decide Youth circle youth from .*2026 until .*2027/,
  )
  expect(text((await ask('GET', '/me/waiting', rook.cookie)).body)).toMatch(/Where you decide youth reviewer since /i)
  expect((await ask('GET', '/me/waiting', birch.cookie)).body).not.toContain('Where you decide')
})

test('the office takes an outcome back with a note everybody reads', async () => {
  const id = await aCase()
  await ask('POST', `/me/cases/${id}/decide`, ash.cookie, { answer: 'yes' })
  const reverse = `/office/cases/${id}/reverse`
  expect((await ask('POST', reverse, birch.cookie, { 'note-reverse': 'It was another house.' })).statusCode).toBe(403)
  expect((await ask('POST', reverse, here.office, { 'note-reverse': '' })).statusCode).toBe(422)
  const reversed = await ask('POST', reverse, here.office, { 'note-reverse': 'It was another house.' })
  expect(reversed.statusCode).toBe(303)
  expect((await ask('GET', `/cases/${id}`)).body).toContain('It was another house.')
})

test('a link in mail opens the page and spends nothing; its button acts; forwarded to another case it opens nothing', async () => {
  const [id, other] = [await aCase(), await aCase()]
  const until = instant(here.city.now() + 60_000)
  const signed = { purpose: 'governance.answer', of: [here.city.ecosystemId, id, ash.person], until }
  const query = `person=${ash.person}&${signedQuery(signed, here.desk.config.secret)}`
  for (let scanner = 0; scanner < 3; scanner += 1) {
    expect((await ask('GET', `/cases/${id}/answer?${query}`)).statusCode).toBe(200)
  }
  expect((await ask('POST', `/cases/${other}/answer?${query}`, '', { answer: 'yes' })).statusCode).toBe(409)
  expect((await ask('GET', `/cases/${id}/answer?${query.replace(ash.person, birch.person)}`)).statusCode).toBe(409)
  expect((await ask('POST', `/cases/${id}/answer?${query}`, '', { answer: 'yes' })).statusCode).toBe(303)
  expect((await ask('POST', `/cases/${id}/answer?${query}`, '', { answer: 'yes' })).statusCode).toBe(409)
})

test('the office writes a gate as data and gives a seat; what is half filled in is told', async () => {
  const wrong = await ask('POST', '/office/gates/organisations.join', here.office, { kind: 'review' })
  expect(wrong.statusCode).toBe(422)
  const body = await ask('POST', '/office/bodies', here.office, { name: 'Council', purpose: 'Decides.', quorum: '2' })
  expect(body.statusCode).toBe(303)
  const page = (await ask('GET', '/office/gates', here.office)).body
  const bodyId = /\/office\/bodies\/([0-9a-f-]{36})"/.exec(page)![1]!
  expect(page).not.toContain(ash.person)
  const found = (await ask('GET', '/office/gates?q=ash', here.office)).body
  expect(found).toContain(`<option value="${ash.person}">Ash Example (steward)</option>`)
  expect((await ask('GET', '/office/gates?q=birch', here.office)).body).toContain(
    'Nobody of this name holds a role here',
  )
  const seat = { [`person-${bodyId}`]: ash.person, [`seat-${bodyId}`]: 'youth', [`from-${bodyId}`]: today() }
  expect((await ask('POST', `/office/bodies/${bodyId}/seats`, here.office, seat)).statusCode).toBe(303)
  const twice = await ask('POST', `/office/bodies/${bodyId}/seats?q=ash`, here.office, seat)
  expect(twice.statusCode).toBe(422)
  expect(twice.body).toContain(`<option value="${ash.person}">`)
  const gate = {
    kind: 'review',
    'by-0': `body ${bodyId}`,
    'yes-0': '1',
    'no-0': '1',
    'checklist-0': '* Insured?\nKnown here?',
    days: '14',
    whenPassed: 'lapse',
  }
  expect((await ask('POST', '/office/gates/organisations.join', here.office, gate)).statusCode).toBe(303)
  const after = (await ask('GET', '/office/gates', here.office)).body
  expect(after).toContain('* Insured?')
  expect(after).toContain('Ash Example')
})

test('an organisation asks without an account, finds its page by the link alone, adds a paper and takes it back', async () => {
  const form = {
    name: 'Kite House',
    does: 'Flies kites with children.',
    contactName: 'W',
    contactAddress: 'no address',
  }
  const wrong = await ask('POST', '/join', '', form)
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('An e-mail address looks like')
  expect(wrong.body).toContain('Flies kites')
  const sent = await ask('POST', '/join', '', { ...form, contactAddress: 'w@kite.example' })
  expect(sent.statusCode).toBe(303)
  const page = sent.headers.location!.replace('/somewhere', '')
  expect((await ask('GET', page)).body).toContain('Kite House')
  expect((await ask('GET', `/join/${'x'.repeat(43)}`)).statusCode).toBe(404)
  const paper = (content: string) =>
    here.app.inject({
      method: 'POST',
      url: `/somewhere${page}/documents`,
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: `--x\r\ncontent-disposition: form-data; name="document"; filename="statutes.pdf"\r\n\r\n${content}\r\n--x--\r\n`,
    })
  expect((await paper('<html>')).statusCode).toBe(422)
  expect((await paper('%PDF-1.7 statutes')).statusCode).toBe(303)
  expect((await ask('GET', page)).body).toContain('statutes.pdf')
  expect((await ask('POST', `${page}/withdraw`)).statusCode).toBe(303)
  expect((await paper('%PDF-1.7 more')).statusCode).toBe(409)
})

test('a coordinator sees who stands without, writes down what was shown, and nobody else does', async () => {
  const guide = await somebody('Guide Example', 'host')
  expect((await ask('GET', '/me/clearances', guide.cookie)).statusCode).toBe(403)
  expect((await ask('GET', '/me/clearances', ash.cookie)).body).toContain('Background check: missing')
  const field = (name: string): string => `${name}-${guide.person}`
  const paper = {
    [field('kind')]: 'background-check',
    [field('number')]: '77-1',
    [field('authority')]: 'Registry',
    [field('jurisdiction')]: 'any',
    [field('issuedOn')]: '2026-01-01',
    [field('expiresOn')]: '2026-07-01',
  }
  const url = `/me/clearances/of/${guide.person}`
  expect((await ask('POST', url, birch.cookie, paper)).statusCode).toBe(403)
  expect((await ask('POST', url, ash.cookie, { ...paper, [field('number')]: '' })).statusCode).toBe(422)
  expect((await ask('POST', url, ash.cookie, paper)).statusCode).toBe(303)
  const page = (await ask('GET', '/me/clearances', ash.cookie)).body
  expect(page).toContain('lapses on')
  expect(page).not.toContain('77-1')
  const own = clearanceForm.parse({
    ...Object.fromEntries(Object.entries(paper).map(([key, value]) => [key.split('-')[0]!, value])),
    personId: ash.person,
    kind: 'background-check',
  })
  expect(
    await recordClearance(
      { form: own, today: today() },
      { kind: 'person', person: ash.person, roles: [{ role: 'steward', organisation: null }] },
      here.city,
    ),
  ).toMatchObject({ refusal: 'people.clearance-of-oneself' })
})
