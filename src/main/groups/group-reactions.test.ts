import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { familiesSettings, vouchForGuardian } from '#commons/families'
import { addMember, groupById, groupForm, makeGroup } from '#commons/groups'
import { deliverDue } from '#commons/messages'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { enrolWithCard, keepWay } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { withBackgroundCheck } from '../../../tests/stage/with-background-check.ts'
import { workThrough } from '../../../tests/stage/work-through.ts'
import { familyReactions } from '../families/family-reactions.ts'
import { whatIsOpen } from '../people/what-is-open.ts'
import { groupReactions } from './group-reactions.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const today = '2026-06-17' as Day
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let house: TestHouse
let ask: ReturnType<typeof asking>
let work: ReturnType<typeof workThrough>
let school: Id
let wren: Somebody
let lark: Somebody

beforeAll(async () => {
  house = await openTestHouse()
  // Messages of a demonstration go to its mailbox.
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  await house.installation.directory.refresh()
  house.database.clock.hold(instant(Date.parse(`${today}T09:00:00Z`)))
  ask = asking(house)
  work = workThrough(house, [...groupReactions, ...familyReactions], house.desk)
  school = must(
    await addOrganisation(organisationForm.parse({ name: 'Elm School', kind: 'school' }), system, house.city),
  ).id
  wren = await withBackgroundCheck(await signedIn(house, 'Wren Example', [['educator', school]]), house.city)
  lark = await withBackgroundCheck(await signedIn(house, 'Lark Example', [['mentor', school]]), house.city)
})
afterAll(() => house.close())

const teaching = ({ person }: Somebody, role: 'educator' | 'mentor' = 'educator'): Actor => ({
  kind: 'person',
  person,
  roles: [{ role, organisation: school }],
})
const classOf = async (teacher: Actor, name: string): Promise<Id> => {
  const season = { organisationId: school, fromOn: '2026-06-01', untilOn: '2027-07-31' }
  return must(await makeGroup(groupForm.parse({ kind: 'class', name, ...season }), teacher, house.city)).groupId
}

/** Sent to the families so far, the newest first: whom to, and with which address. */
async function letters(): Promise<{ to: string; path: string }[]> {
  const here = (await house.desk.cityBySlug('somewhere'))!
  await deliverDue(here, house.desk)
  const mails = await readMailbox(house.database.installation, 50)
  return mails.map(({ to, text }) => ({ to, path: /\/consent\/[\w.-]+/.exec(text)?.[0] ?? '' }))
}

test('a class writes to its families: one link each, however often it is pressed or told; a new asking replaces it', async () => {
  const groupId = await classOf(teaching(wren), '3b')
  const birth = { year: 2016, month: 4 }
  for (const name of ['linden', 'ash']) {
    const child = must(await enrolWithCard({ birth, language: 'en', organisationId: school }, system, house.city))
    const guardian = await signedIn(house, `${name} Example`)
    const link = { childId: child.personId, guardianId: guardian.person, relation: 'other' } as const
    must(await vouchForGuardian({ ...link, vouchingOrganisationId: school }, system, house.city, place))
    const way = { personId: guardian.person, kind: 'mail', address: `${name}@people.invalid` } as const
    if (name === 'linden') must(await keepWay(way, system, house.city))
    must(await addMember({ groupId, personId: child.personId }, teaching(wren), house.city, place))
  }
  const invite = () => ask('POST', `/groups/${groupId}/invite`, wren.cookie)
  for (let times = 0; times < 2; times += 1) expect((await invite()).statusCode).toBe(303)
  await work()
  const [letter, ...more] = await letters()
  expect({ letter, more }).toEqual({
    letter: { to: 'linden@people.invalid', path: expect.stringMatching(/^\/consent\/.{20}/) as string },
    more: [],
  })
  const { rows } = await sql`select id from families_consent_links`.execute(house.database.reader)
  expect(rows).toHaveLength(1)
  expect((await ask('GET', letter!.path)).statusCode).toBe(200)

  house.database.clock.pass(2 * 3_600_000)
  expect((await invite()).statusCode).toBe(303)
  await work()
  const [newest] = await letters()
  expect(newest!.path).not.toBe(letter!.path)
  expect((await ask('GET', newest!.path)).statusCode).toBe(200)
  expect((await ask('GET', letter!.path)).statusCode).not.toBe(200)
  await work()
  expect(await letters()).toHaveLength(2)
})

test('who hands over a role hands over its groups from the same day, and no day stands without an adult', async () => {
  const tomorrow = addDays(today, 1)
  const [own, shared] = [await classOf(teaching(wren), '4a'), await classOf(teaching(lark, 'mentor'), '4b')]
  const owl = await withBackgroundCheck(await signedIn(house, 'Owl Example', [['educator', school]]), house.city)
  expect((await ask('POST', `/groups/${own}/adults`, wren.cookie, { to: owl.person })).statusCode).toBe(303)
  const { rows } = await sql<{ id: Id }>`select id from people_roles where person_id = ${wren.person}`.execute(
    house.database.reader,
  )
  const role = rows[0]!.id
  const form = { [`successor-${role}`]: lark.person, [`on-${role}`]: tomorrow }
  expect((await ask('POST', `/me/roles/${role}/hand-over`, wren.cookie, form)).statusCode).toBe(303)
  await work()
  const adultsOf = async (groupId: Id, day: Day) => new Set((await groupById(groupId, day, house.city))!.adultIds)
  expect(await adultsOf(own, today)).toEqual(new Set([wren.person, owl.person]))
  expect(await adultsOf(own, tomorrow)).toEqual(new Set([owl.person, lark.person]))
  expect(await adultsOf(shared, tomorrow)).toEqual(new Set([lark.person]))
  const told = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'groupId' = ${own} order by seq`.execute(house.database.reader)
  expect(told.rows.map(({ name }) => name)).toEqual([
    'groups.group-made',
    'groups.adult-added',
    'groups.adult-added',
    'groups.group-handed-over',
  ])

  house.database.clock.pass(86_400_000)
  expect((await ask('GET', `/groups/${own}`, wren.cookie)).statusCode).toBe(404)
  const seen = await ask('GET', `/groups/${own}`, lark.cookie)
  expect([seen.statusCode, seen.body.includes('4a')]).toEqual([200, true])
})

test('groups are told as open with the role they go along with, and with no other', async () => {
  await classOf(teaching(wren), 'Moths')
  const open = async (role: Role, organisation: Id | null) =>
    (await whatIsOpen({ kind: 'person', person: wren.person, roles: [{ role, organisation }] }, today, house.city))
      .filter(({ key }) => key === 'people.open-groups')
      .map(({ count }) => count > 0)
  expect(await open('educator', school)).toEqual([true])
  expect(await open('mentor', null)).toEqual([true])
  expect(await open('coordinator', school)).toEqual([])
  expect(await open('educator', house.city.newId())).toEqual([])
})
