import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { roleReactions } from '../../my-page/role-reactions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  await house.installation.directory.refresh()
})
afterAll(() => house.close())

const people = '/somewhere/office/people'
const get = (url: string, cookie: string) => house.app.inject({ url, headers: { host: 'localhost', cookie } })
const post = (url: string, body: Record<string, string>, cookie = '') =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie,
    },
    payload: new URLSearchParams(body).toString(),
  })
const mails = () => readMailbox(house.database.installation, 20)
const cookieOf = (answer: Awaited<ReturnType<typeof post>>): string =>
  answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

/** Written down and asked in; returns her page in the office and the token of her invitation. */
const invited = async (name: string, address: string): Promise<{ page: string; token: string }> => {
  house.database.clock.pass(1)
  const added = await post(people, { name }, house.office)
  expect(added.statusCode).toBe(303)
  const page = added.headers.location!
  expect((await post(`${page}/invite`, { address }, house.office)).statusCode).toBe(303)
  const { text } = (await mails()).find(({ to }) => to === address)!
  return { page, token: /invitation\?token=([\w-]+)/.exec(text)![1]! }
}
const today = '2026-06-17'

test('somebody is written down, invited, comes in by the button, is given the office, and loses it with the next step', async () => {
  const { page, token } = await invited('Robin Example', 'robin@people.invalid')
  const looked = await get(`/somewhere/invitation?token=${token}`, '')
  expect([looked.statusCode, looked.cookies]).toEqual([200, []])
  const come = await post('/somewhere/invitation', { token })
  expect([come.statusCode, come.headers.location]).toEqual([303, '/me'])
  const robin = cookieOf(come)
  expect((await get('/me', robin)).body).toContain('Robin Example')
  expect((await get(people, robin)).statusCode).toBe(403)
  const role = { role: 'steward', from: today }
  expect((await post(`${page}/roles`, role, house.office)).statusCode).toBe(303)
  expect((await get(people, robin)).statusCode).toBe(200)
  expect((await post(`${page}/roles`, role, house.office)).statusCode).toBe(409)
  const roleId = /roles\/([\w-]{36})\/end/.exec((await get(page, robin)).body)![1]!
  expect((await post(`${page}/roles/${roleId}/end`, {}, house.office)).statusCode).toBe(303)
  expect((await get(people, robin)).statusCode).toBe(403)
  expect((await get(page, house.office)).body).toContain('ended at once')
  expect((await post(`${page}/roles/${roleId}/end`, {}, robin)).statusCode).toBe(403)
})

test('of two who accept one invitation at once one comes in, and nobody after them', async () => {
  const { token } = await invited('Wren Example', 'wren@people.invalid')
  const both = await Promise.all([post('/somewhere/invitation', { token }), post('/somewhere/invitation', { token })])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  expect((await get(`/somewhere/invitation?token=${token}`, '')).statusCode).toBe(409)
})

test('an invitation is replaced by the next, and no address is two people of one place', async () => {
  const { page, token } = await invited('Finch Example', 'finch@people.invalid')
  house.database.clock.pass(1)
  await post(`${page}/invite`, { address: 'finch2@people.invalid' }, house.office)
  expect((await post('/somewhere/invitation', { token })).statusCode).toBe(409)
  const other = await invited('Heron Example', 'wren@people.invalid')
  expect((await post('/somewhere/invitation', { token: other.token })).statusCode).toBe(409)
})

test('a courier is named for a school by its name, however it is spelled', async () => {
  const by = { kind: 'system', because: 'a test' } as const
  const school = organisationForm.parse({ name: 'Elm School (invented)', kind: 'school' })
  expect(await addOrganisation(school, by, house.city)).toMatchObject({ ok: true })
  const { page } = await invited('Magpie Example', 'magpie@people.invalid')
  const role = { role: 'courier', from: today, organisation: ' elm school, Invented ' }
  expect((await post(`${page}/roles`, role, house.office)).statusCode).toBe(303)
  expect((await get(page, house.office)).body).toContain('Elm School (invented)')
})

test('a name is found, a mistake says its field, an unknown organisation is refused', async () => {
  const found = await get(`${people}?q=heron`, house.office)
  expect(found.body).toContain('Heron Example')
  expect(found.body).not.toContain('Finch Example')
  expect((await post(people, { name: ' \u202E ' }, house.office)).statusCode).toBe(400)
  const { page } = await invited('Owl Example', 'owl@people.invalid')
  const role = { role: 'host', from: today, organisation: 'Nowhere at all' }
  expect((await post(`${page}/roles`, role, house.office)).statusCode).toBe(404)
  expect(
    (await post(`${page}/roles`, { ...role, organisation: '', until: '2026-01-01' }, house.office)).statusCode,
  ).toBe(422)
  const nobody = `${people}/0192d5a0-0000-7000-8000-000000000000`
  expect((await get(nobody, house.office)).statusCode).toBe(404)
})

test('a person is told of a role by a message, and the house is silent about what it tells itself', async () => {
  const { page, token } = await invited('Kite Example', 'kite@people.invalid')
  await post('/somewhere/invitation', { token })
  await post(`${page}/roles`, { role: 'educator', from: today }, house.office)
  const personId = page.split('/').at(-1)!
  const roleId = /roles\/([\w-]{36})\/end/.exec((await get(page, house.office)).body)![1]!
  const here = (await house.desk.cityBySlug('somewhere'))!
  const event = { name: 'people.role-given', about: { personId, roleId } } as never
  const [given] = roleReactions
  const to = async () =>
    (await mails()).filter(({ to, subject }) => to === 'kite@people.invalid' && subject.includes('educator'))
  await given!.react(
    { ...(event as object), by: { kind: 'system', because: 'a test' } } as never,
    here.city,
    house.desk,
  )
  expect(await to()).toHaveLength(0)
  await given!.react(
    { ...(event as object), by: { kind: 'operator', session: personId } } as never,
    here.city,
    house.desk,
  )
  expect(await to()).toHaveLength(1)
})

test('an invitation runs out after a fortnight', async () => {
  const { token } = await invited('Late Example', 'late@people.invalid')
  house.database.clock.pass(14 * 86_400_000)
  expect((await post('/somewhere/invitation', { token })).statusCode).toBe(409)
})
