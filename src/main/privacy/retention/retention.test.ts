import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vouchForGuardian, answerConsents, familiesSettings } from '#commons/families'
import { applyToJoin, applicationForm } from '#commons/organisations'
import { enrolPerson, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { asking, signedIn } from '../../../../tests/stage/signed-in.ts'
import { saveAccount } from '../../../commons/people/sign-in/account-store.ts'
import { saveLink } from '../../../commons/people/store.ts'
import { houseRetentionRules, retentionRules } from '../../retention.ts'
import { dryRunRetention, runRetention } from './run-retention.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const day = 86_400_000
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const rule = (name: string) => {
  const found = retentionRules(house.installation).find((one) => one.name === name)
  if (!found) throw new Error(`no rule ${name}`)
  return found
}
const enrolled = async (displayName: string, birth: { year: number; month: number } | null): Promise<Id> => {
  const made = await enrolPerson({ displayName, ...(birth && { birth }) }, system, house.city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value.personId
}
const isErased = async (id: Id): Promise<boolean> => (await personsById([id], house.city))[0]?.erasedAt !== null

test('P17 a minor of whom nobody has heard for two years goes; an adult, and one who is known, stays', async () => {
  const { city, database } = house
  const wren = await enrolled('Wren Example', { year: 2015, month: 4 })
  const unknown = await enrolled('Kingfisher Example', null)
  const adult = await enrolled('Oak Example', { year: 1980, month: 4 })
  const seen = await enrolled('Robin Example', { year: 2014, month: 9 })
  const child = await enrolled('Finch Example', { year: 2014, month: 9 })
  // A guardian whom a desk wrote down without an age is nobody's dormant child.
  const guardian = await enrolled('Linden Example', null)
  const account = database.newId()
  await saveAccount(database.installation, { id: account, language: 'en', madeAt: city.now(), erasedAt: null })
  await city.transaction((tx) => saveLink(tx, account, seen, city.now()))
  const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
  const vouched = { childId: child, guardianId: guardian, relation: 'mother', vouchingOrganisationId: null } as const
  expect(await vouchForGuardian(vouched, { kind: 'operator', session: database.newId() }, city, place)).toMatchObject({
    ok: true,
  })

  house.database.clock.pass(731 * day)
  await sql`update people_accounts set seen_on = '2028-01-05' where id = ${account}`.execute(database.installation)
  const said = { childId: child, speakerId: guardian, answers: { research: 'refused' }, language: 'en' } as const
  const mother: Actor = { kind: 'person', person: guardian, roles: [] }
  expect(await answerConsents({ ...said, channel: 'screen' }, mother, city, place)).toMatchObject({ ok: true })

  const dormant = rule('people.dormant-minors')
  expect(await dormant.dryRun(city)).toBe(2)
  expect(await isErased(wren)).toBe(false)
  expect(await dormant.run(city)).toBe(2)
  expect(await dormant.run(city)).toBe(0)
  const gone = await Promise.all([wren, unknown, adult, seen, child, guardian].map(isErased))
  expect(gone).toEqual([true, true, false, false, false, false])
  const { rows } = await sql<{ about: { personId: Id } }>`
    select about from platform_outbox where name = 'people.person-erased'`.execute(database.reader)
  expect(rows.map(({ about }) => about.personId).sort()).toEqual([wren, unknown].sort())
})

test('P17 papers and contacts of a decided application go after half a year, the decision stays', async () => {
  const { city } = house
  const form = applicationForm.parse({
    name: 'Reed Workshop',
    does: 'Boats of reed for everybody who likes.',
    contactName: 'Alder Example',
    contactAddress: 'alder@example.org',
  })
  const applied = await applyToJoin({ form, link: 'a'.repeat(43) }, system, city)
  if (!applied.ok) throw new Error(applied.refusal)
  const { applicationId } = applied.value
  const papers = rule('organisations.settled-papers')
  house.database.clock.pass(181 * day)
  expect(await papers.dryRun(city)).toBe(0)
  await city.transaction((tx) =>
    sql`update organisations_applications set settled_at = ${new Date(city.now() - 181 * day)} where id = ${applicationId}`.execute(
      tx,
    ),
  )
  expect(await papers.dryRun(city)).toBe(1)
  expect(await papers.run(city)).toBe(1)
  expect(await papers.run(city)).toBe(0)
  const row = await city.reading((tx) =>
    tx
      .selectFrom('organisations_applications')
      .select(['name', 'contact_address'])
      .where('id', '=', applicationId)
      .executeTakeFirstOrThrow(),
  )
  expect(row).toEqual({ name: 'Reed Workshop', contact_address: '–' })
})

test('P17 of an ended session only its last day stays, at its account', async () => {
  const { database } = house
  const somebody = await signedIn(house, 'Rowan Example')
  const seen = dayIn('UTC', database.clock.now())
  house.database.clock.pass(400 * day)
  const rules = houseRetentionRules(house.installation)
  const sessions = rules.find(({ name }) => name === 'people.ended-sessions')!
  expect(await sessions.dryRun(database)).toBe(1)
  expect(await sessions.run(database)).toBe(1)
  expect(await sessions.run(database)).toBe(0)
  const seenOn = await house.city.reading((tx) =>
    tx
      .selectFrom('people_links as link')
      .innerJoin('people_accounts as account', 'account.id', 'link.account_id')
      .select('account.seen_on')
      .where('link.person_id', '=', somebody.person)
      .executeTakeFirstOrThrow(),
  )
  expect(seenOn).toEqual({ seen_on: seen })
})

test('P17 a dry run changes nothing, a run is written down, and the page tells both', async () => {
  const { city } = house
  const ask = asking(house)
  // With the two of the first story, of whom nobody has heard since either.
  await enrolled('Siskin Example', { year: 2026, month: 1 })
  house.database.clock.pass(731 * day)
  const steward = await signedIn(house, 'Ash Example', [['steward', null]])
  const auditor = await signedIn(house, 'Elm Example', [['auditor', null]])
  const before = await dryRunRetention(retentionRules(house.installation), city)
  expect(before.find(({ rule: name }) => name === 'people.dormant-minors')?.count).toBe(3)
  expect(await dryRunRetention(retentionRules(house.installation), city)).toEqual(before)
  expect((await ask('POST', '/office/retention', auditor.cookie, { sure: 'yes' })).statusCode).toBe(403)
  expect((await ask('POST', '/office/retention', steward.cookie, { sure: 'yes' })).statusCode).toBe(303)
  const page = await ask('GET', '/office/retention', auditor.cookie)
  expect(page.body).toContain('A minor of whom nobody has heard')
  expect(page.body).toContain('Ash Example')
})

test('a rule that fails stops none of the others', async () => {
  const { city } = house
  const ran: string[] = []
  const made = (name: string, run: () => Promise<number>) => ({ name, table: 't', after: 1, dryRun: run, run })
  const rules = [
    made('people.first', async () => {
      throw new Error('out of reach')
    }),
    made('people.second', async () => {
      ran.push('second')
      return 0
    }),
  ]
  await expect(runRetention(rules, system, city)).rejects.toThrow(/1 rules of retention failed/)
  expect(ran).toEqual(['second'])
})

test('every rule has its sentence', () => {
  const said = JSON.parse(readFileSync('src/main/privacy/text/en.json', 'utf8')) as Record<string, string>
  const names = retentionRules(house.installation).map(({ name }) => `rule-${name.replaceAll('.', '-')}`)
  expect(names.filter((key) => !(key in said))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})
