import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childAsSeen, endLink, familiesSettings, suspendLink, vouchForGuardian, type Purpose } from '#commons/families'
import { addMember, groupForm, makeGroup } from '#commons/groups'
import { addOrganisation, draftAgreement, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, enrolWithCard, recordClearance, sessionCookie } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { saveAccount } from '../../src/commons/people/sign-in/account-store.ts'
import { beginSession } from '../../src/commons/people/sign-in/commands/begin-session.ts'
import { saveLink } from '../../src/commons/people/store.ts'
import { withBackgroundCheck } from '../stage/with-background-check.ts'
import { openTestHouse, type TestHouse } from '../stage/open-test-house.ts'
import { signedIn } from '../stage/signed-in.ts'
import { accessCases, ages, deciders, whos, type AccessCase, type Who } from './access-cases.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const birth = { year: 2015, month: 4 }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let house: TestHouse
let cookies: Readonly<Record<Who, string>>
let ids: { child: Id; childName: string; group: Id; agreement: Id; guardian: Id }

const addHouse = async (name: string, kind: string): Promise<Id> =>
  must(await addOrganisation(organisationForm.parse({ name, kind }), system, house.city)).id

/** A browser of somebody who was written down by others: a child with a card. */
async function browserOf(person: Id): Promise<string> {
  const { database, city } = house
  const [accountId, id, now] = [database.newId(), database.newId(), city.now()]
  await saveAccount(database.installation, { id: accountId, language: 'en', madeAt: now, erasedAt: null })
  const browser = { name: 'Firefox', token: undefined }
  const token = await beginSession(database.installation, { accountId, id, browser, now, secondAt: now })
  await city.transaction((tx) => saveLink(tx, accountId, person, now))
  return `${sessionCookie}=${token}`
}

async function guardianOf(child: Id, name: string) {
  const somebody = await signedIn(house, name)
  const ask = { childId: child, guardianId: somebody.person, relation: 'other', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(ask, system, house.city, place))
  const seen = must(await childAsSeen(child, system, house.city, place))
  return { ...somebody, linkId: seen.guardians.find(({ guardianId }) => guardianId === somebody.person)!.linkId }
}

beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  const [library, museum] = [await addHouse('Moss Library', 'library'), await addHouse('Far Museum', 'museum')]
  const child = must(await enrolWithCard({ birth, language: 'en', organisationId: library }, system, city))
  const other = must(await enrolWithCard({ birth, language: 'en', organisationId: museum }, system, city))
  const [parent, resting, former] = [
    await guardianOf(child.personId, 'Linden Example'),
    await guardianOf(child.personId, 'Ash Example'),
    await guardianOf(child.personId, 'Elm Example'),
  ]
  must(
    await suspendLink(
      { linkId: resting.linkId, because: 'conflict' },
      { kind: 'operator', session: city.newId() },
      city,
    ),
  )
  must(await endLink({ linkId: former.linkId }, { kind: 'person', person: former.person, roles: [] }, city))
  const cleared = await signedIn(house, 'Hazel Example', [['educator', library]])
  const lapsed = await signedIn(house, 'Maple Example', [['educator', library]])
  const [atDesk, elsewhere] = [
    await withBackgroundCheck(await signedIn(house, 'Alder Example', [['coordinator', library]]), city),
    await withBackgroundCheck(await signedIn(house, 'Oak Example', [['host', museum]]), city),
  ]
  const shown = { number: '1', authority: 'Example', jurisdiction: 'DE', issuedOn: '2025-06-01' }
  const certificate = clearanceForm.parse({
    personId: cleared.person,
    kind: 'background-check',
    ...shown,
    expiresOn: '2026-12-31',
  })
  must(await recordClearance({ form: certificate, today: '2026-06-17' as Day }, system, city))
  const roles = [{ role: 'educator', organisation: library }] as const
  const form = groupForm.parse({
    kind: 'club',
    name: 'Reed club',
    organisationId: library,
    fromOn: '2026-06-01',
    untilOn: '2027-06-01',
  })
  const { groupId } = must(await makeGroup(form, { kind: 'person', person: cleared.person, roles }, city))
  must(
    await addMember(
      { groupId, personId: child.personId },
      { kind: 'person', person: cleared.person, roles },
      city,
      place,
    ),
  )
  const second = { group_id: groupId, person_id: lapsed.person, from_on: '2026-06-01' as Day, until_on: null }
  await city.transaction((tx) =>
    tx
      .insertInto('groups_adults')
      .values({ ecosystem_id: city.ecosystemId, ...second } as never)
      .execute(),
  )
  const agreed = {
    giverId: library,
    receiverId: null,
    purpose: 'groups',
    fields: ['name' as const],
    language: 'en',
  } as const
  const days = { fromOn: '2026-06-01' as Day, untilOn: '2027-06-01' as Day, text: 'What is listed and nothing else.' }
  const agreement = must(
    await draftAgreement({ form: { ...agreed, ...days, fields: [...agreed.fields] } }, system, city),
  )
  ids = {
    child: child.personId,
    childName: child.userName,
    group: groupId,
    agreement: agreement.agreementId,
    guardian: parent.person,
  }
  cookies = {
    visitor: '',
    'the child': await browserOf(child.personId),
    'another child': await browserOf(other.personId),
    guardian: parent.cookie,
    'suspended guardian': resting.cookie,
    'former guardian': former.cookie,
    'desk that knows the child': atDesk.cookie,
    'host of another house': elsewhere.cookie,
    'educator of the group, cleared': cleared.cookie,
    'educator of the group, lapsed': lapsed.cookie,
    auditor: (await signedIn(house, 'Reed Example', [['auditor', null]])).cookie,
    'coordinator of the place': (await signedIn(house, 'Sedge Example', [['coordinator', null]])).cookie,
    steward: (await signedIn(house, 'Rowan Example', [['steward', null]])).cookie,
    operator: house.office,
  }
})
afterAll(() => house.close())

/** What stands on the page exactly where the resource is shown. */
const marks: Readonly<Record<AccessCase['shows'], () => string>> = {
  child: () => ids.childName,
  adult: () => 'Hazel Example',
  switches: () => 'id="photos"',
  looks: () => 'Nobody can change or remove it',
  zip: () => 'PK',
  page: () => '<h1>',
}

async function outcomeOf({ path, shows }: AccessCase, who: Who): Promise<string> {
  const filled = path.replace(':child', ids.child).replace(':group', ids.group).replace(':agreement', ids.agreement)
  const ask = (accept: string) =>
    house.app.inject({ url: `/somewhere${filled}`, headers: { host: 'localhost', cookie: cookies[who], accept } })
  const page = await ask('text/html')
  if (page.statusCode === 200) return page.body.includes(marks[shows]()) ? 'shown' : 'without'
  // The refusal's name is what a program is told.
  const problem = (await ask('application/json')).json<{ type: string }>()
  return problem.type.split('#')[1] ?? `status ${page.statusCode}`
}

describe.each(accessCases)('P31 $resource', (one) => {
  test.each(whos.map((who) => ({ who })))('$who', async ({ who }) => {
    expect(await outcomeOf(one, who)).toBe(one.outcomes[who])
  })
})

test('P31 no page of these shows anybody the month of birth, and who was refused left no look', async () => {
  const pages = accessCases.filter(({ shows }) => shows !== 'zip')
  for (const { path } of pages) {
    const filled = path.replace(':child', ids.child).replace(':group', ids.group).replace(':agreement', ids.agreement)
    for (const who of whos) {
      const headers = { host: 'localhost', cookie: cookies[who], accept: 'text/html' }
      const { body } = await house.app.inject({ url: `/somewhere${filled}`, headers })
      expect(body).not.toMatch(/2015-04|April 2015|4\/2015/)
    }
  }
  const lookers = new Set((await looksAt(ids.child, house.city)).map(({ byId }) => byId))
  expect(lookers.size).toBeGreaterThan(3)
  const { person: refused } = await signedIn(house, 'Magpie Example')
  expect(lookers.has(refused)).toBe(false)
})

/** In the month before the birthday month, so that the youngest reading of a month is the true age. */
const bornFor = (age: number | null) => (age === null ? null : { year: 2026 - age, month: 5 })

describe.each(deciders)('P31 P8 law $law, $purpose', ({ law, purpose, by }) => {
  test.each(ages.map((age, index) => ({ age, expected: by[index]! })))(
    'at $age: $expected',
    async ({ age, expected }) => {
      const settings = familiesSettings.parse({ jurisdiction: law === '–' ? null : law })
      const born = bornFor(age)
      const named = { displayName: 'Wren Example', ...(born && { birth: born }) }
      const { personId } = must(await enrolPerson(named, system, house.city))
      const self: Actor = { kind: 'person', person: personId, roles: [] }
      const seen = must(await childAsSeen(personId, self, house.city, { settings, timeZone: 'Europe/Berlin' }))
      const one = seen.switches.find((each) => each.purpose === (purpose as Purpose))
      expect(one?.decider).toBe(expected === 'G' ? 'guardian' : 'young-person')
    },
  )
})

test('P31 every refusal of the matrix has its row and sentence', async () => {
  const { knownRefusals } = await import('../../src/main/refusals.ts')
  const names = accessCases.flatMap(({ outcomes }) => Object.values(outcomes))
  const refusals = names.filter((name) => name !== 'shown' && name !== 'without')
  expect(refusals.filter((name) => !knownRefusals.includes(name))).toEqual([])
})
