import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { familiesSettings } from '../words.ts'
import { answerConsents, withdrawConsent } from './answer-consents.ts'
import { askForSeason } from './ask-for-season.ts'
import { endLink } from './end-link.ts'
import { vouchForGuardian } from './link-guardian.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const enrol = async (year: number): Promise<Id> =>
  must(await enrolPerson({ displayName: 'Otter', birth: { year, month: 1 } }, office, city)).personId
async function family() {
  const [childId, guardianId] = [await enrol(2016), await enrol(1985)]
  const ask = { guardianId, childId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(ask, office, city, place))
  const by: Actor = { kind: 'person', person: guardianId, roles: [] }
  const speaks = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
  return {
    guardianId,
    say: async (answer: 'given' | 'refused') =>
      must(await answerConsents({ ...speaks, answers: { 'taking-part': answer } }, by, city, place)),
    takeBack: async () => must(await withdrawConsent({ ...speaks, purpose: 'taking-part' }, by, city, place)),
  }
}
const at = (day: string) => city.clock.hold(instant(Date.parse(`${day}T10:00:00Z`)))
const asked = async (): Promise<string[]> => {
  const { rows } = await sql<{ guardian: string }>`
    select about ->> 'guardianId' as guardian from platform_outbox
    where name = 'families.consent-link-made' and (about ->> 'isSent')::boolean order by seq`.execute(
    city.database.reader,
  )
  return rows.map(({ guardian }) => guardian)
}

test('who allowed the summer is asked once for the school year, a fortnight before it ends; nobody else is', async () => {
  at('2026-06-17')
  const [yes, no, back, gone] = [await family(), await family(), await family(), await family()]
  await yes.say('given')
  await no.say('refused')
  await back.say('given')
  city.clock.pass(1)
  await back.takeBack()
  await gone.say('given')
  const { rows } = await sql<{ id: Id }>`select id from families_links where guardian_id = ${gone.guardianId}`.execute(
    city.database.reader,
  )
  must(await endLink({ linkId: rows[0]!.id }, office, city))
  const told: number[] = []
  for (const day of ['2026-06-18', '2026-08-17', '2026-08-18', '2026-08-18', '2026-09-20']) {
    at(day)
    told.push(await askForSeason(city, 'a secret'))
  }
  expect(told).toEqual([0, 0, 1, 0, 0])
  expect(await asked()).toEqual([yes.guardianId])
})

test('who has answered for the season to come is not asked, and a yes of long ago is not either', async () => {
  at('2026-08-20')
  const early = await family()
  await early.say('given')
  at('2026-06-17')
  const old = await family()
  await old.say('given')
  at('2027-02-01')
  expect(await askForSeason(city, 'a secret')).toBe(0)
  expect(await asked()).not.toContain(early.guardianId)
  expect(await asked()).not.toContain(old.guardianId)
})
