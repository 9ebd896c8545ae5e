import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearanceForm, endRole, recordClearance, withdrawClearance } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../../tests/stage/signed-in.ts'
import { onDay, sampleDraft, sampleSession } from '../commands/sample-drafts.ts'
import { writeOpportunity } from '../commands/write-opportunity.ts'
import { loadAllSessions, loadOpportunity } from '../store.ts'
import { clearShelf } from '../snapshot/shelf.ts'
import { forgetAdult } from './commands/forget-adult.ts'
import { nameAdult } from './commands/name-adult.ts'
import { sayHowShown } from './commands/say-how-shown.ts'
import { takeAdultOff } from './commands/take-adult-off.ts'
import { adultsAt } from './queries/adults-at.ts'
import { standingInFull } from './queries/where-one-stands.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const today = '2026-06-17' as Day
let here: TestHouse
let ask: ReturnType<typeof asking>
let museum: Id
let wren: Somebody
let rook: Somebody
let coordinator: Somebody

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const asOf = ({ person }: Somebody, role: 'coordinator' | 'host'): Actor => ({
  kind: 'person',
  person,
  roles: [{ role, organisation: museum }],
})
const writes = async (title: string, edit: object = {}): Promise<Id> =>
  must(await writeOpportunity({ id: null, draft: sampleDraft(title, edit) }, office, here.city)).id
const clears = (person: Id, expiresOn: string | null, kind = 'background-check') =>
  recordClearance(
    {
      form: clearanceForm.parse({
        personId: person,
        kind,
        number: '77-1',
        authority: 'Registry',
        jurisdiction: 'XX',
        issuedOn: '2026-01-01',
        expiresOn,
      }),
      today,
    },
    office,
    here.city,
  )
const at = (time: string): City => ({ ...here.city, now: () => instant(Date.parse(time)) })
const names = async (offer: Id, city: City = here.city) =>
  (await adultsAt([offer], city)).get(offer)!.standing.map(({ shownAs, does }) => `${shownAs ?? '–'} ${does}`)
const told = async (name: string): Promise<number> => {
  const { rows } = await sql<{ count: string }>`select count(*) from platform_outbox where name = ${name}`.execute(
    here.database.reader,
  )
  return Number(rows[0]!.count)
}

beforeAll(async () => {
  here = await openTestHouse()
  ask = asking(here)
  const first = await writes('First')
  museum = (await here.city.reading((tx) => loadOpportunity(tx, first)))!.hostId
  wren = await signedIn(here, 'Wren Example', [['host', museum]])
  rook = await signedIn(here, 'Rook Example', [['educator', museum]])
  coordinator = await signedIn(here, 'Ash Example', [['coordinator', museum]])
})
afterAll(async () => {
  await here.close()
  clearShelf()
})

test('only who may be with children is named where children come, and the refusal says what is missing', async () => {
  const [moths, wine] = [await writes('Moths'), await writes('Wine', { ages: { min: 21, max: null } })]
  const form = { opportunityId: moths, sessionId: null, personId: wren.person, does: 'guide' } as const
  const by = asOf(coordinator, 'coordinator')
  expect(await nameAdult(form, by, here.city)).toMatchObject({
    refusal: 'catalogue.adult-may-not-meet-minors',
    facts: { missing: 'background-check' },
  })
  expect((await nameAdult({ ...form, opportunityId: wine }, by, here.city)).ok).toBe(true)
  must(await clears(wren.person, '2026-12-31'))
  const first = must(await nameAdult(form, by, here.city))
  expect(must(await nameAdult(form, by, here.city))).toEqual(first)
  expect(await told('catalogue.adult-named')).toBe(2)
  expect(await names(moths)).toEqual(['– guide'])
  expect(await nameAdult({ ...form, personId: coordinator.person }, by, here.city)).toMatchObject({
    refusal: 'catalogue.adult-not-of-the-house',
  })
  expect(await nameAdult(form, { kind: 'visitor' }, here.city)).toMatchObject({ refusal: 'catalogue.not-your-house' })
  expect(await nameAdult({ ...form, opportunityId: here.city.newId() }, by, here.city)).toMatchObject({
    refusal: 'catalogue.not-here',
  })
  expect(await nameAdult({ ...form, sessionId: here.city.newId() }, by, here.city)).toMatchObject({
    refusal: 'catalogue.session-not-of-this-offer',
  })
})

test('P15 she is gone in the minute her clearance lapses, by the clock of the place, and a clock that jumps back shows her again', async () => {
  const owls = await writes('Owls')
  const form = { opportunityId: owls, sessionId: null, personId: wren.person, does: 'guide' } as const
  must(await nameAdult(form, asOf(coordinator, 'coordinator'), here.city))
  // The place lives by Berlin's clock: its last day of the year ends at eleven at night, UTC.
  expect(await names(owls, at('2026-12-31T22:59:59Z'))).toHaveLength(1)
  expect(await names(owls, at('2026-12-31T23:00:00Z'))).toEqual([])
  expect(await names(owls, at('2026-06-17T10:00:00Z'))).toHaveLength(1)
})

test('P15 withdrawn, or without the role, she stands nowhere at once; renewed, she stands again without being named anew', async () => {
  const owls = await writes('Bats')
  const other = await signedIn(here, 'Finch Example', [['mentor', museum]])
  const { clearanceId } = must(await clears(other.person, null))
  const form = { opportunityId: owls, sessionId: null, personId: other.person, does: 'mentor' } as const
  const { adultId } = must(await nameAdult(form, asOf(wren, 'host'), here.city))
  must(await withdrawClearance({ clearanceId }, office, here.city))
  expect(await names(owls)).toEqual([])
  must(await clears(other.person, null))
  expect(await names(owls)).toHaveLength(1)
  const { rows } = await sql<{ id: Id }>`select id from people_roles where person_id = ${other.person}`.execute(
    here.database.reader,
  )
  const ending = { personId: other.person, roleId: rows[0]!.id, lastOn: '2026-06-16' as Day }
  must(await endRole(ending, office, here.city))
  expect(await names(owls)).toEqual([])
  must(await takeAdultOff({ adultId }, asOf(coordinator, 'coordinator'), here.city))
})

test('the public page names her as she wants, is never kept while she stands, and forgets her with the clearance', async () => {
  const foxes = await writes('Foxes', {
    sessions: [sampleSession('f1', { when: onDay('2026-06-20') }), sampleSession('f2', { when: onDay('2026-06-21') })],
  })
  const page = () => ask('GET', `/opportunities/${foxes}`)
  expect((await page()).body).not.toContain('adult of the house')
  const sessions = await here.city.reading((tx) => loadAllSessions(tx, foxes))
  const form = { opportunityId: foxes, sessionId: sessions[0]!.id, personId: wren.person, does: 'guide' } as const
  const { adultId } = must(await nameAdult(form, asOf(wren, 'host'), here.city))
  const unnamed = await page()
  expect(unnamed.body).toContain('With an adult of the house whose checks are in order.')
  expect(unnamed.body).not.toContain('Wren')
  must(await sayHowShown({ shown: 'first-name' }, asOf(wren, 'host'), here.city))
  const named = await page()
  expect(named.body).toContain('Wren')
  expect(named.body).not.toContain('Wren Example')
  expect(named.headers['cache-control']).toBe('private, no-store')
  expect(named.headers['etag']).toBeUndefined()
  const before = await told('catalogue.adult-taken-off')
  must(await takeAdultOff({ adultId }, asOf(wren, 'host'), here.city))
  must(await takeAdultOff({ adultId }, asOf(wren, 'host'), here.city))
  expect(await told('catalogue.adult-taken-off')).toBe(before + 1)
  expect((await page()).body).not.toContain('Wren')
})

test('the coordinator sees who stands without an adult first, and names another on the same page', async () => {
  const hares = await writes('Hares of the marsh')
  must(await clears(rook.person, '2026-08-01'))
  const doorless = await ask('GET', '/host/standing', wren.cookie)
  expect(doorless.statusCode).toBe(200)
  const named = await ask('POST', `/host/standing/${hares}`, coordinator.cookie, {
    [`person-${hares}`]: rook.person,
    [`does-${hares}`]: 'teacher',
    [`session-${hares}`]: '',
  })
  expect(named.statusCode).toBe(303)
  const before = (await ask('GET', '/host/standing', coordinator.cookie)).body
  expect(before.includes('lost its adult')).toBe(false)
  expect(before.includes('Hares of the marsh')).toBe(true)
  const far = await writes('Hares in autumn', { sessions: [sampleSession('h1', { when: onDay('2026-10-01') })] })
  must(
    await nameAdult(
      { opportunityId: far, sessionId: null, personId: rook.person, does: 'teacher' },
      asOf(coordinator, 'coordinator'),
      here.city,
    ),
  )
  here.database.clock.pass(60 * 86_400_000)
  const lost = await signedIn(here, 'Birch Example', [['coordinator', museum]])
  const page = (await ask('GET', '/host/standing', lost.cookie)).body
  for (const said of ['One offer has lost its adult', 'Background check has lapsed', 'Name another']) {
    expect({ said, is: page.includes(said) }).toEqual({ said, is: true })
  }
  // What is over needs nobody any more.
  expect(page.includes('Hares of the marsh')).toBe(false)
  const refused = await ask('POST', `/host/standing/${far}`, lost.cookie, {
    [`person-${far}`]: rook.person,
    [`does-${far}`]: 'teacher',
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body.includes('What is missing: Background check.')).toBe(true)
  here.database.clock.pass(-60 * 86_400_000)
})

test('who is with the children decides: a child alone with her asks for a reference, and without one she is not there', async () => {
  const alone = await writes('One to one', { ofHost: { contact: 'alone', minimumToRun: null } })
  const form = { opportunityId: alone, sessionId: null, personId: wren.person, does: 'mentor' } as const
  const name = () => nameAdult(form, asOf(coordinator, 'coordinator'), here.city)
  expect(await name()).toMatchObject({
    refusal: 'catalogue.adult-may-not-meet-minors',
    facts: { missing: 'reference' },
  })
  const { clearanceId } = must(await clears(wren.person, null, 'reference'))
  must(await name())
  expect(await names(alone)).toHaveLength(1)
  must(await withdrawClearance({ clearanceId }, office, here.city))
  expect(await names(alone)).toEqual([])
})

test('the office looks at a house and stays with it after each change; two sessions of one day are told apart', async () => {
  const steward = await signedIn(here, 'Cedar Example', [['steward', null]])
  const at = (time: string) => ({ ...onDay('2026-06-25'), startTime: time as WallTime })
  const sessions = [sampleSession('t2', { when: at('15:00') }), sampleSession('t1', { when: at('09:30') })]
  const toads = await writes('Toads at the pond', { sessions })
  const address = `/somewhere/host/standing?house=${museum}`
  const page = (await ask('GET', `/host/standing?house=${museum}`, steward.cookie)).body
  expect(page).toMatch(/9:30[^]*3:00/)
  expect(page).toContain(`name="house" value="${museum}"`)
  const form = {
    house: museum,
    [`person-${toads}`]: rook.person,
    [`does-${toads}`]: 'teacher',
    [`session-${toads}`]: '',
  }
  const named = await ask('POST', `/host/standing/${toads}`, steward.cookie, form)
  expect(named.headers.location).toBe(address)
  const adult = /standing\/adults\/([\w-]{36})\/take-off/.exec(
    (await ask('GET', `/host/standing?house=${museum}`, steward.cookie)).body.split('Toads at the pond')[1]!,
  )![1]!
  const taken = await ask('POST', `/host/standing/adults/${adult}/take-off`, steward.cookie, { house: museum })
  expect(taken.headers.location).toBe(address)
  const wrong = await ask('POST', `/host/standing/${toads}`, steward.cookie, { house: museum })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Toads at the pond')
})

test('who has no house here is refused by the rule’s name, and an adult says alone how they are read', async () => {
  const stranger = await signedIn(here, 'Elm Example')
  expect((await ask('GET', '/host/standing', stranger.cookie)).statusCode).toBe(403)
  expect((await ask('GET', '/host/standing')).statusCode).toBe(401)
  expect((await ask('POST', `/host/standing/${await writes('Newts')}`, coordinator.cookie, {})).statusCode).toBe(422)
  const mine = await ask('GET', '/me/standing', wren.cookie)
  expect(mine.body).toContain('Owls')
  expect((await ask('POST', '/me/standing', wren.cookie, { shown: 'loudly' })).statusCode).toBe(400)
  expect((await ask('POST', '/me/standing', wren.cookie, { shown: 'not' })).statusCode).toBe(303)
  expect(await standingInFull(wren.person, here.city)).toMatchObject({ shown: 'not' })
  await forgetAdult(wren.person, here.city)
  await forgetAdult(wren.person, here.city)
  expect(await standingInFull(wren.person, here.city)).toEqual({ shown: 'not', named: [] })
})
