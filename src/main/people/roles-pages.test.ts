import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { actorOfPerson, holdersOf } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const today = '2026-06-17' as Day
let here: TestHouse
let ask: ReturnType<typeof asking>
let museum: Id
let ash: Somebody
let birch: Somebody

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
beforeAll(async () => {
  here = await openTestHouse()
  ask = asking(here)
  museum = must(await addOrganisation(organisationForm.parse({ name: 'Moth Museum' }), office, here.city)).id
  ash = await signedIn(here, 'Ash Example', [['coordinator', museum]])
  birch = await signedIn(here, 'Birch Example', [['host', museum]])
})
afterAll(() => here.close())

const roleOf = async ({ person }: Somebody): Promise<string> => {
  const page = (await ask('GET', '/me/roles', person === ash.person ? ash.cookie : birch.cookie)).body
  return /\/me\/roles\/([0-9a-f-]{36})\/lay-down/.exec(page)![1]!
}

test('a coordinator is stood in for on a holiday, and ends it again; what is wrong is said on the same page', async () => {
  const role = await roleOf(ash)
  const days = { [`from-${role}`]: today, [`until-${role}`]: '2026-06-30' }
  const form = { [`substitute-${role}`]: birch.person, ...days }
  const wrong = await ask('POST', `/me/roles/${role}/delegate`, ash.cookie, { ...form, [`until-${role}`]: 'soon' })
  expect(wrong.statusCode).toBe(422)
  expect((await ask('POST', `/me/roles/${role}/delegate`, birch.cookie, form)).statusCode).toBe(404)
  expect((await ask('POST', `/me/roles/${role}/delegate`, ash.cookie, form)).statusCode).toBe(303)
  expect((await ask('POST', `/me/roles/${role}/delegate`, ash.cookie, form)).statusCode).toBe(422)
  expect((await ask('GET', '/me/roles', birch.cookie)).body.includes('in the place of Ash Example')).toBe(true)
  expect((await ask('GET', '/host/people', birch.cookie)).statusCode).toBe(200)
  const page = (await ask('GET', '/me/roles', ash.cookie)).body
  const lent = /\/me\/roles\/([0-9a-f-]{36})\/end-substitute/.exec(page)![1]!
  const ended = await ask('POST', `/me/roles/${lent}/end-substitute`, ash.cookie, { person: birch.person })
  expect(ended.statusCode).toBe(303)
  expect((await ask('GET', '/host/people', birch.cookie)).statusCode).toBe(403)
})

test('a coordinator adds somebody once; who has no house adds nobody', async () => {
  const form = (edit: Record<string, string> = {}) => ({
    [`name-${museum}`]: 'Wren Example',
    [`month-${museum}`]: '4',
    [`year-${museum}`]: '1990',
    [`role-${museum}`]: 'host',
    [`address-${museum}`]: '',
    ...edit,
  })
  const to = `/host/houses/${museum}/people`
  const bad = await ask('POST', to, ash.cookie, form({ [`month-${museum}`]: '14' }))
  expect(bad.statusCode).toBe(422)
  expect(bad.body.includes('value="Wren Example"')).toBe(true)
  expect((await ask('POST', to, birch.cookie, form())).statusCode).toBe(403)
  expect((await ask('POST', to, ash.cookie, form())).statusCode).toBe(303)
  expect((await ask('POST', to, ash.cookie, form())).statusCode).toBe(422)
  expect(await holdersOf({ role: 'host', organisationId: museum }, today, here.city)).toHaveLength(2)
  expect((await ask('GET', '/host/people', ash.cookie)).body.includes('Wren Example')).toBe(true)
})

test('handed over, the role is the other’s from that day on', async () => {
  const role = await roleOf(ash)
  const form = { [`successor-${role}`]: birch.person, [`on-${role}`]: today }
  expect((await ask('POST', `/me/roles/${role}/hand-over`, ash.cookie, {})).statusCode).toBe(422)
  expect((await ask('POST', `/me/roles/${role}/hand-over`, ash.cookie, form)).statusCode).toBe(303)
  expect(await actorOfPerson(ash.person, today, here.city)).toMatchObject({ roles: [] })
  expect((await ask('GET', '/host/people', ash.cookie)).statusCode).toBe(403)
  expect((await ask('GET', '/host/people', birch.cookie)).statusCode).toBe(200)
  const last = await roleOf(birch)
  expect((await ask('POST', `/me/roles/${last}/lay-down`, birch.cookie)).statusCode).toBe(303)
})

test('the office of one place opens to its steward, whose links lead to no door that stays shut', async () => {
  const steward = await signedIn(here, 'Cedar Example', [['steward', null]])
  const page = await ask('GET', '/office', steward.cookie)
  expect(page.statusCode).toBe(200)
  const hrefs = [...page.body.matchAll(/href="(\/[^"?#]*)"/g)].map((match) => match[1]!)
  expect(hrefs.length).toBeGreaterThan(20)
  for (const url of new Set(hrefs.filter((href) => href.includes('/office')))) {
    const { statusCode } = await here.app.inject({ url, headers: { host: 'localhost', cookie: steward.cookie } })
    expect({ url, statusCode }).toEqual({ url, statusCode: 200 })
  }
  expect((await ask('GET', '/office', birch.cookie)).statusCode).toBe(403)
})
