import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson, enrolWithCard, giveRole } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { withBackgroundCheck } from '../../../../tests/stage/with-background-check.ts'
import { answerConsents } from '../commands/answer-consents.ts'
import { makeConsentLink } from '../commands/make-consent-link.ts'
import { sayAge } from '../commands/say-age.ts'
import { showLinkCode } from '../commands/show-link-code.ts'
import { vouchForGuardian } from '../commands/link-guardian.ts'
import { familiesSettings, type Place } from '../words.ts'
import { childAsSeen } from './child-as-seen.ts'
import { childAtDesk } from './child-at-desk.ts'
import { servingNow, workingAtDeskNow } from './serving-now.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const library = '0192b3f0-0000-7000-8000-0000000000cc' as Id
const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const lapsed = { ok: false, refusal: 'families.clearance-lapsed' }

let city: TestCity
let child: Id
let mother: Id
let linkId: Id
beforeAll(async () => {
  city = await testCity()
  const birth = { year: 2017, month: 4 }
  const made = await enrolWithCard({ birth, language: 'en', organisationId: library }, office, city)
  child = made.ok ? made.value.personId : city.newId()
  mother = await grown()
  const family = { childId: child, guardianId: mother, relation: 'mother', vouchingOrganisationId: null } as const
  const linked = await vouchForGuardian(family, office, city, place)
  linkId = linked.ok ? linked.value.linkId : city.newId()
})
afterAll(() => city.close())

async function grown(): Promise<Id> {
  const made = await enrolPerson({ displayName: 'Heron Example', birth: { year: 1985, month: 4 } }, office, city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value.personId
}
async function staff(role: Role, organisation: Id | null = library): Promise<{ person: Id; by: Actor }> {
  const person = await grown()
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  await giveRole({ personId: person, role, organisationId: organisation, ...days }, office, city)
  return { person, by: { kind: 'person', person, roles: [{ role, organisation }] } }
}
const served = { servedBy: [library], protected: false, named: [] }
/** Everything at a desk that opens a child or speaks of its consents. */
const doors = async (by: Actor) => [
  await workingAtDeskNow(by, city),
  await servingNow(by, served, city),
  await childAsSeen(child, by, city, place),
  await childAtDesk(child, library, by, city, place),
  await showLinkCode(child, by, city),
  await makeConsentLink({ linkId, isSent: false, secret: 'a secret' }, by, city, place),
  await sayAge({ personId: child, birth: { year: 2017, month: 4 } }, by, city, place),
]
const written = (by: Actor) =>
  answerConsents(
    { childId: child, speakerId: mother, answers: { photos: 'given' }, language: 'en', channel: 'desk' },
    by,
    city,
    place,
  )

test.each(['educator', 'courier', 'host', 'coordinator'] as const)(
  'P15 a %s opens a child until the last minute of the check’s last day, and not the minute after',
  async (role) => {
    const { person, by } = await staff(role)
    expect(await doors(by)).toEqual(Array.from({ length: 7 }, () => lapsed))
    expect(await written(by)).toEqual(lapsed)
    await withBackgroundCheck({ person }, city, '2026-06-20')
    const before = city.now()
    // Berlin's twentieth of June ends at ten at night, UTC.
    city.clock.pass(Date.parse('2026-06-20T21:59:59Z') - before)
    expect((await doors(by)).map(({ ok }) => ok)).toEqual(Array.from({ length: 7 }, () => true))
    expect(await written(by)).toMatchObject({ refusal: 'families.no-mandate' })
    city.clock.pass(1000)
    expect(await doors(by)).toEqual(Array.from({ length: 7 }, () => lapsed))
    expect(await written(by)).toEqual(lapsed)
    await withBackgroundCheck({ person }, city)
    expect((await doors(by)).map(({ ok }) => ok)).toEqual(Array.from({ length: 7 }, () => true))
    city.clock.pass(before - city.now())
  },
)

test('P15 neither the office, nor an operator, nor the family is asked for a check', async () => {
  const { by } = await staff('coordinator', null)
  const operator: Actor = { kind: 'operator', session: city.newId() }
  for (const one of [by, operator])
    expect((await doors(one)).map(({ ok }) => ok)).toEqual(Array.from({ length: 7 }, () => true))
  const guardian: Actor = { kind: 'person', person: mother, roles: [{ role: 'guardian', organisation: null }] }
  expect(await childAsSeen(child, guardian, city, place)).toMatchObject({ ok: true })
  // A mother who works at the desk and has shown nothing there stays the mother.
  const role = { role: 'host', organisationId: library, fromOn: '2026-01-01' as Day } as const
  await giveRole({ personId: mother, ...role, untilOn: null, delegatedBy: null }, office, city)
  const both: Actor = { kind: 'person', person: mother, roles: [{ role: 'host', organisation: library }] }
  expect(await childAsSeen(child, both, city, place)).toMatchObject({ ok: true })
})

test('P15 a role of another house is told what it was told before: there is no such child', async () => {
  const { person, by } = await staff('host', city.newId())
  expect(await childAsSeen(child, by, city, place)).toMatchObject({ refusal: 'families.not-here' })
  await withBackgroundCheck({ person }, city)
  expect(await childAsSeen(child, by, city, place)).toMatchObject({ refusal: 'families.not-here' })
})

test('where a place asks nothing of a role, nothing changes', async () => {
  const { by } = await staff('courier')
  await sql`update ecosystems set settings = settings || '{"clearances": {"rules": []}}'::jsonb`.execute(
    city.database.installation,
  )
  expect((await doors(by)).map(({ ok }) => ok)).toEqual(Array.from({ length: 7 }, () => true))
})
