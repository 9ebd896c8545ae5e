import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson, enrolWithCard, giveRole } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { withBackgroundCheck } from '../../../../tests/stage/with-background-check.ts'
import { answerConsents } from '../commands/answer-consents.ts'
import { linkAdultAtDesk } from '../commands/link-adult-at-desk.ts'
import { makeConsentLink } from '../commands/make-consent-link.ts'
import { liftProtection, protectChild } from '../commands/protect-child.ts'
import { recordMandate } from '../commands/record-mandate.ts'
import { restoreLink } from '../commands/restore-link.ts'
import { sayAge } from '../commands/say-age.ts'
import { endBand, setBand } from '../commands/set-band.ts'
import { showLinkCode } from '../commands/show-link-code.ts'
import { suspendLink } from '../commands/suspend-link.ts'
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
  await childAtDesk(child, by, city, place),
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

test('P15 what a desk vouches for, writes as a mandate, sets, hides and restores asks the same, by whichever way it comes', async () => {
  const { person, by } = await staff('coordinator')
  const [one, two, three] = [await grown(), await grown(), await grown()]
  for (const id of [one, two]) {
    const role = { personId: id, role: 'courier', organisationId: library, fromOn: '2026-01-01' as Day } as const
    await giveRole({ ...role, untilOn: null, delegatedBy: null }, office, city)
  }
  const born = { birth: { year: 2017, month: 4 }, language: 'en', organisationId: library } as const
  const made = await enrolWithCard(born, office, city)
  const childId = made.ok ? made.value.personId : city.newId()
  const link = async (guardianId: Id) => {
    const ask = { childId, guardianId, relation: 'other', vouchingOrganisationId: null } as const
    const linked = await vouchForGuardian(ask, office, city, place)
    return linked.ok ? linked.value.linkId : city.newId()
  }
  const [running, resting] = [await link(mother), await link(three)]
  const adult = { childId, relation: 'other', vouchingOrganisationId: library } as const
  const mandate = { organisationId: library, scope: ['photos'], untilOn: '2026-08-31' as Day, recordedHow: 'in-person' }
  const band = { childId, band: 'reduced', because: 'seen-a-letter', organisationId: library } as const
  const acts = async () => [
    await vouchForGuardian({ ...adult, guardianId: one }, by, city, place),
    await linkAdultAtDesk({ ...adult, name: 'Papa', reach: '', language: 'en' }, by, city, place),
    await recordMandate({ ...mandate, linkId: running } as Parameters<typeof recordMandate>[0], by, city, place),
    await setBand(band, by, city, place),
    await endBand(band, by, city, place),
    await restoreLink(resting, by, city),
    await protectChild({ childId, named: [person, two] }, by, city, place),
    await liftProtection(childId, by, city, place),
  ]
  // To let a link rest needs no paper: it only protects.
  expect(await suspendLink({ linkId: resting, because: 'conflict' }, by, city)).toMatchObject({ ok: true })
  expect(await acts()).toEqual(Array.from({ length: 8 }, () => lapsed))
  await withBackgroundCheck({ person }, city)
  expect((await acts()).map(({ ok }) => ok)).toEqual(Array.from({ length: 8 }, () => true))
  // Named, and gone from the desk since: nothing is left to ask with.
  const gone: Actor = { kind: 'person', person, roles: [{ role: 'courier', organisation: city.newId() }] }
  expect(await liftProtection(childId, gone, city, place)).toMatchObject({ refusal: 'families.not-yours' })
})

test('P15 a check that lapses between the question and the act stops the act', async () => {
  const { person, by } = await staff('coordinator')
  await withBackgroundCheck({ person }, city, '2026-06-20')
  const guardianId = await grown()
  const born = { birth: { year: 2017, month: 4 }, language: 'en', organisationId: library } as const
  const made = await enrolWithCard(born, office, city)
  const childId = made.ok ? made.value.personId : city.newId()
  const family = { childId, guardianId, relation: 'other', vouchingOrganisationId: null } as const
  const linked = await vouchForGuardian(family, office, city, place)
  const running = linked.ok ? linked.value.linkId : city.newId()
  const other = await staff('courier')
  const aunt = await grown()
  const mandate = {
    linkId: running,
    organisationId: library,
    scope: ['photos'],
    untilOn: '2026-08-31' as Day,
    recordedHow: 'in-person',
  } as const
  const before = city.now()
  const lastMinute = Date.parse('2026-06-20T21:59:59Z') - before
  // Everything asked before the transaction is asked in the last second of the check, all within it a second later.
  const lapsing = {
    ...city,
    transaction: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      city.clock.pass(Date.parse('2026-06-20T22:00:00Z') - city.now())
      return city.transaction(work)
    },
  }
  const acts: ((here: City) => Promise<Result<unknown, string>>)[] = [
    (here) => recordMandate(mandate, by, here, place),
    (here) => showLinkCode(childId, by, here),
    (here) => vouchForGuardian({ ...family, guardianId: aunt, vouchingOrganisationId: library }, by, here, place),
    (here) => protectChild({ childId, named: [person, other.person] }, by, here, place),
    (here) => liftProtection(childId, by, here, place),
  ]
  for (const act of acts) {
    city.clock.pass(lastMinute - (city.now() - before))
    expect(await act(lapsing)).toEqual(lapsed)
    city.clock.pass(lastMinute - (city.now() - before))
    expect(await act(city)).toMatchObject({ ok: true })
  }
  city.clock.pass(before - city.now())
})

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
