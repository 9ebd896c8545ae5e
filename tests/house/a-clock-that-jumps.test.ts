import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  answerConsents,
  familiesSettings,
  linkByCode,
  mayUse,
  showLinkCode,
  suspendLink,
  vouchForGuardian,
  withdrawConsent,
  type Place,
} from '#commons/families'
import {
  actorOfAccount,
  contactStandings,
  endRole,
  enrolPerson,
  enrolWithCard,
  giveRole,
  holdersOf,
  peopleOfPlace,
  personForOffice,
  replaceCard,
  roleHoldersNamed,
  rolesOfMine,
  sessionCookie,
} from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openByCard } from '../../src/commons/people/cards/commands/open-by-card.ts'
import { saveLink } from '../../src/commons/people/store.ts'
import { openTestHouse, type TestHouse } from '../stage/open-test-house.ts'

/** F8: what has ended does not come to life again because a clock was set, and nothing is lost that had not ended. */
const hour = 3_600_000
const year = 365 * 24 * hour
const office: Actor = { kind: 'system', because: 'a test' }
const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'UTC' }

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  await house.installation.directory.refresh()
})
// Noon: an hour back is the same day.
beforeEach(() => house.database.clock.hold(Date.parse('2026-06-17T12:00:00Z') as never))
afterAll(() => house.close())

const pass = (milliseconds: number): void => house.database.clock.pass(milliseconds)
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
let caller = 0
const post = (url: string, payload: Record<string, string>) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(payload).toString(),
    remoteAddress: `10.1.0.${(caller += 1)}`,
  })
const statusOfMe = async (cookie: string) => (await house.app.inject({ url: '/me', headers: { cookie } })).statusCode

/** A link of the mailbox. The mailbox is read by age, so each is asked for a moment after the one before. */
async function linkFor(address: string): Promise<string> {
  pass(1)
  await post('/sign-in', { address })
  const mails = await readMailbox(house.database.installation, 50)
  return /token=([\w-]+)/.exec(mails.find(({ to }) => to === address)!.text)![1]!
}
async function signIn(address: string): Promise<string> {
  const answer = await post('/sign-in/link', { token: await linkFor(address) })
  return `${sessionCookie}=${answer.cookies.find(({ name }) => name === sessionCookie)!.value}`
}

describe('sessions and links', () => {
  test('a session that was ended stays ended an hour back and a year on', async () => {
    const cookie = await signIn('back@example.org')
    expect(await statusOfMe(cookie)).toBe(200)
    await house.app.inject({
      method: 'POST',
      url: '/me/leave',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    })
    for (const jump of [0, -hour, year]) {
      pass(jump)
      expect(await statusOfMe(cookie)).toBe(401)
    }
  })

  test('a session outlives an hour back, is over a year on, and was not ended by a clock that was wrong', async () => {
    const cookie = await signIn('stays@example.org')
    pass(-hour)
    expect(await statusOfMe(cookie)).toBe(200)
    pass(year)
    expect(await statusOfMe(cookie)).toBe(401)
    pass(-year + hour)
    expect(await statusOfMe(cookie)).toBe(200)
  })

  test('a link that was used signs nobody in, an hour back either', async () => {
    const token = await linkFor('used@example.org')
    expect((await post('/sign-in/link', { token })).statusCode).toBe(303)
    pass(-hour)
    expect((await post('/sign-in/link', { token })).statusCode).toBe(409)
  })
})

describe('roles', () => {
  const actorWith = async (role: Role, fromOn: Day, untilOn: Day | null) => {
    const { personId } = must(await enrolPerson({ displayName: 'Wren Example' }, office, house.city))
    const draft = { personId, role, organisationId: null, fromOn, untilOn, delegatedBy: null }
    const { roleId } = must(await giveRole(draft, office, house.city))
    const account = house.city.newId()
    await house.city.transaction((tx) => saveLink(tx, account, personId, house.city.now()))
    const held = async () => {
      const today = dayIn('UTC', house.database.clock.now())
      return (await actorOfAccount(account, today, house.city))!.roles.map((one) => one.role)
    }
    return { personId, roleId, held }
  }
  const today = '2026-06-17' as Day

  test('a role that was ended at once is not held again an hour back, nor a year on', async () => {
    const { personId, roleId, held } = await actorWith('steward', '2026-01-01' as Day, null)
    expect(await held()).toEqual(['steward'])
    must(await endRole({ personId, roleId, lastOn: addDays(today, -1) }, office, house.city))
    for (const jump of [0, -hour, year]) {
      pass(jump)
      expect(await held()).toEqual([])
    }
  })

  test('a role that was ended just after midnight is not held again on the evening before', async () => {
    pass(12 * hour + 60_000)
    const { personId, roleId, held } = await actorWith('mentor', '2026-01-01' as Day, null)
    must(await endRole({ personId, roleId, lastOn: today }, office, house.city))
    pass(-hour)
    expect(await held()).toEqual([])
    expect(await holdersOf({ role: 'mentor', organisationId: null }, today, house.city)).toEqual([])
    expect(await contactStandings([personId], house.city.now(), house.city)).toEqual([])
    expect((await peopleOfPlace(today, house.city)).map(({ id }) => id)).not.toContain(personId)
    expect((await roleHoldersNamed({ sought: 'Wren', today }, office, house.city)).people).toEqual([])
    expect(await rolesOfMine(personId, today, house.city)).toEqual([])
    // Said again on that evening, it is the same end, and the days it ran on stay.
    must(await endRole({ personId, roleId, lastOn: addDays(today, -1) }, office, house.city))
    const seen = await personForOffice(personId, office, house.city)
    expect(seen!.roles).toMatchObject([{ untilOn: today, endedAt: Date.parse('2026-06-18T00:01:00Z') }])
  })

  test('what was ended for a day to come runs until that day, also when the clock was set back in between', async () => {
    const { personId, roleId, held } = await actorWith('host', '2026-01-01' as Day, null)
    must(await endRole({ personId, roleId, lastOn: today }, office, house.city))
    pass(-hour)
    expect(await held()).toEqual(['host'])
    pass(24 * hour)
    expect(await held()).toEqual([])
  })

  test('a role with a last day is over a year on, and was not ended by a clock that was wrong', async () => {
    const { held } = await actorWith('host', '2026-01-01' as Day, today)
    pass(year)
    expect(await held()).toEqual([])
    pass(-year)
    expect(await held()).toEqual(['host'])
  })
})

describe('families', () => {
  async function family() {
    const child = must(
      await enrolWithCard(
        { birth: { year: 2017, month: 4 }, language: 'en', organisationId: null },
        office,
        house.city,
      ),
    )
    const guardian = must(await enrolPerson({ displayName: 'Hazel Example' }, office, house.city)).personId
    const ask = {
      childId: child.personId,
      guardianId: guardian,
      relation: 'mother',
      vouchingOrganisationId: null,
    } as const
    const { linkId } = must(await vouchForGuardian(ask, office, house.city, place))
    return { child: child.personId, card: child, guardian, linkId }
  }
  const person = (id: Id): Actor => ({ kind: 'person', person: id, roles: [] })
  const said = (childId: Id, speakerId: Id) => ({ childId, speakerId, language: 'en', channel: 'screen' as const })
  const may = async (childId: Id) => (await mayUse({ childId, purpose: 'taking-part' }, house.city, place)).may

  test('a yes that was taken back stays taken back, though the clock says that it was said after', async () => {
    const { child, guardian } = await family()
    const answers = { 'taking-part': 'given' } as const
    must(await answerConsents({ ...said(child, guardian), answers }, person(guardian), house.city, place))
    expect(await may(child)).toBe(true)
    pass(-hour)
    must(
      await withdrawConsent({ ...said(child, guardian), purpose: 'taking-part' }, person(guardian), house.city, place),
    )
    expect(await may(child)).toBe(false)
    pass(hour)
    expect(await may(child)).toBe(false)
  })

  test('a season’s yes does not count a year on, and was not lost by a clock that was wrong', async () => {
    const { child, guardian } = await family()
    const answers = { 'taking-part': 'given' } as const
    must(await answerConsents({ ...said(child, guardian), answers }, person(guardian), house.city, place))
    pass(year)
    expect(await may(child)).toBe(false)
    pass(-year)
    expect(await may(child)).toBe(true)
  })

  test('a link that rests allows nothing an hour back', async () => {
    const { child, guardian, linkId } = await family()
    const answers = { 'taking-part': 'given' } as const
    must(await answerConsents({ ...said(child, guardian), answers }, person(guardian), house.city, place))
    const steward: Actor = {
      kind: 'person',
      person: house.city.newId(),
      roles: [{ role: 'steward', organisation: null }],
    }
    must(await suspendLink({ linkId, because: 'conflict' }, steward, house.city))
    pass(-hour)
    expect(await may(child)).toBe(false)
  })

  test('a code that was used links nobody again, and a card that was replaced opens nothing, an hour back', async () => {
    const { child, card } = await family()
    const code = must(await showLinkCode(child, person(child), house.city))
    const [first, second] = await Promise.all(
      ['Linden Example', 'Maple Example'].map(async (displayName) =>
        must(await enrolPerson({ displayName }, office, house.city)),
      ),
    )
    must(await linkByCode({ code, relation: 'other' }, person(first!.personId), house.city, place))
    must(await replaceCard({ personId: child, organisationId: null }, office, house.city))
    pass(-hour)
    expect(await linkByCode({ code, relation: 'other' }, person(second!.personId), house.city, place)).toMatchObject({
      refusal: 'families.code-wrong',
    })
    expect(await openByCard({ secret: card.secret }, card.pictures, house.city)).toMatchObject({
      refusal: 'people.card-wrong',
    })
  })
})
