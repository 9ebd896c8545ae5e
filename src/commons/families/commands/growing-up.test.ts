import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolPerson, enrolWithCard, personsById } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { childAsSeen } from '../queries/child-as-seen.ts'
import { familyCare } from '../queries/family-care.ts'
import { familiesSettings, type Place } from '../words.ts'
import { answerConsents } from './answer-consents.ts'
import { beginAlone, forgetExpiredStarts } from './begin-alone.ts'
import { linkByCode, vouchForGuardian } from './link-guardian.ts'
import { sayAge } from './say-age.ts'
import { showLinkCode } from './show-link-code.ts'
import { tellOfAges } from './tell-of-ages.ts'

const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'UTC' }
const office: Actor = { kind: 'system', because: 'a test' }
const browser = { name: 'Firefox', token: undefined }
const folder = mkdtempSync(join(tmpdir(), 'hedgerow-growing-up-'))
let city: TestCity
let library: Id
beforeAll(async () => {
  city = await testCity()
  library = city.newId()
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true })
})

const as = (id: Id, role: Role | null = null): Actor => ({
  kind: 'person',
  person: id,
  roles: role === null ? [] : [{ role, organisation: library }],
})
const grown = async (): Promise<Id> => {
  const made = await enrolPerson({ displayName: 'Swift Example', birth: { year: 1985, month: 4 } }, office, city)
  return made.ok ? made.value.personId : ('' as Id)
}
const born = async (birth: { year: number; month: number } | null): Promise<Id> => {
  const made = await enrolWithCard({ birth, language: 'en', organisationId: library }, office, city)
  return made.ok ? made.value.personId : ('' as Id)
}
const linked = async (childId: Id, guardianId: Id): Promise<void> => {
  const ask = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  const answer = await vouchForGuardian(ask, office, city, place)
  if (!answer.ok) throw new Error(answer.refusal)
}
const told = async (childId: Id) => {
  const { rows } = await sql<{ name: string; about: Record<string, unknown> }>`
    select name, about from platform_outbox where about ->> 'childId' = ${childId} and name like 'families.age-c%'
    order by seq`.execute(city.database.reader)
  return rows.map(({ name, about }) => [name, about['what'], about['guardianIds']])
}
const at = (moment: string): void => city.clock.pass(Date.parse(moment) - city.now())
const desk = () => ({
  database: city.database,
  clock: city.clock,
  ecosystems: () => [ecosystem()],
  files: openLocalFiles(folder),
})
const ecosystem = () => ({ id: city.ecosystemId, slug: city.slug, timeZone: 'UTC' }) as never

describe('P8 an age turns', () => {
  test('it is told in the month and in the month after, once each, to the child and who answers for it', async () => {
    const before = city.now()
    const [child, mother] = [await born({ year: 2011, month: 1 }), await grown()]
    await linked(child, mother)
    at('2026-12-31T10:00Z')
    await tellOfAges(city)
    expect(await told(child)).toEqual([])
    at('2027-01-02T10:00Z')
    await Promise.all([tellOfAges(city), tellOfAges(city)])
    await tellOfAges(city)
    expect(await told(child)).toEqual([['families.age-comes', 'consent', [mother]]])
    at('2027-02-01T10:00Z')
    await tellOfAges(city)
    await tellOfAges(city)
    expect((await told(child)).slice(1)).toEqual([['families.age-came', 'consent', [mother]]])
    at('2029-02-01T10:00Z')
    await tellOfAges(city)
    expect((await told(child)).slice(2)).toEqual([['families.age-came', 'majority', [mother]]])
    expect((await childAsSeen(child, as(mother), city, place)).ok).toBe(false)
    city.clock.pass(before - city.now())
  })

  test('the young person sees what was agreed before, and none of it counts', async () => {
    const before = city.now()
    const [child, mother] = [await born({ year: 2011, month: 1 }), await grown()]
    await linked(child, mother)
    const words = {
      childId: child,
      speakerId: mother,
      answers: { 'taking-part': 'given' },
      language: 'en',
      channel: 'screen',
    } as const
    await answerConsents(words, as(mother), city, place)
    const seen = async () => {
      const answer = await childAsSeen(child, as(child), city, place)
      if (!answer.ok) throw new Error(answer.refusal)
      return answer.value
    }
    expect((await seen()).before).toEqual([])
    at('2027-02-01T10:00Z')
    const { before: agreed, switches } = await seen()
    expect(agreed).toMatchObject([{ purpose: 'taking-part', answer: 'given', givenBy: mother }])
    expect(switches.find(({ purpose }) => purpose === 'taking-part')).toMatchObject({
      decider: 'young-person',
      answer: { may: false, because: 'ask-the-young-person' },
      mine: null,
    })
    expect(await familyCare(child, as(child), city, place)).toMatchObject({ decidesAlone: true })
    expect(await familyCare(child, as(await grown()), city, place)).toBeNull()
    city.clock.pass(before - city.now())
  })
})

describe('P1 somebody says an age', () => {
  const birthOf = async (id: Id) => (await personsById([id], city))[0]!.birth
  const say = (personId: Id, year: number, by: Actor) =>
    sayAge({ personId, birth: { year, month: 3 } }, by, city, place)

  test('a child who types another year gains nothing; the lower of what desk and guardian say counts', async () => {
    const [child, mother] = [await born({ year: 2015, month: 3 }), await grown()]
    await linked(child, mother)
    expect(await say(child, 2001, as(child))).toMatchObject({ ok: true, value: { isChanged: false } })
    expect(await birthOf(child)).toEqual({ year: 2015, month: 3 })
    expect(await say(child, 2009, as(mother))).toMatchObject({ value: { isChanged: false } })
    expect(await say(child, 2016, as(mother))).toMatchObject({ value: { isChanged: true } })
    expect(await birthOf(child)).toEqual({ year: 2016, month: 3 })
    expect(await say(child, 2012, as(city.newId(), 'courier'))).toMatchObject({ value: { isChanged: false } })
    expect(await say(child, 2012, as(mother))).toMatchObject({ value: { isChanged: true } })
    expect(await birthOf(child)).toEqual({ year: 2012, month: 3 })
  })

  test('a stranger says nothing, nobody is born next month, and the trail holds no year', async () => {
    const child = await born(null)
    expect(await say(child, 2015, as(await grown()))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await say(child, 2031, as(child))).toMatchObject({ refusal: 'people.born-in-the-future' })
    expect(await say(city.newId(), 2015, office)).toMatchObject({ refusal: 'families.not-here' })
    await say(child, 2014, as(child))
    expect(await birthOf(child)).toEqual({ year: 2014, month: 3 })
    const { rows } = await sql<{ about: string }>`
      select about::text from platform_outbox where name = 'families.age-said' and about ->> 'childId' = ${child}`.execute(
      city.database.reader,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.about).not.toContain('2014')
  })
})

describe('P6 a child begins alone', () => {
  const days = 86_400_000
  test('with a made-up name and nothing else; without an adult it is all forgotten, and that twice is once', async () => {
    const before = city.now()
    const { personId } = await beginAlone('en', browser, city, place)
    expect((await personsById([personId], city))[0]).toMatchObject({ birth: null, legalName: null, erasedAt: null })
    expect(await sayAge({ personId, birth: { year: 2014, month: 1 } }, as(personId), city, place)).toMatchObject({
      refusal: 'families.not-yours',
    })
    expect(await familyCare(personId, as(personId), city, place)).toMatchObject({ startUntilOn: expect.any(String) })
    city.clock.pass(14 * days - 60_000)
    expect(await forgetExpiredStarts(city, desk())).toBe(0)
    city.clock.pass(120_000)
    expect(await forgetExpiredStarts(city, desk())).toBe(1)
    expect(await forgetExpiredStarts(city, desk())).toBe(0)
    expect((await personsById([personId], city))[0]).toMatchObject({ displayName: '–' })
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from people_user_names where person_id = ${personId})
           + (select count(*) from people_links where person_id = ${personId})
           + (select count(*) from families_starts where person_id = ${personId}) as left`.execute(city.database.reader)
    expect(Number(rows[0]!.left)).toBe(0)
    city.clock.pass(before - city.now())
  })

  test('an adult who types the code keeps what was begun', async () => {
    const before = city.now()
    const [{ personId }, father] = [await beginAlone('en', browser, city, place), await grown()]
    const code = await showLinkCode(personId, as(personId), city)
    const joined = await linkByCode({ code: code.ok ? code.value : '', relation: 'father' }, as(father), city, place)
    expect(joined.ok).toBe(true)
    city.clock.pass(15 * days)
    await forgetExpiredStarts(city, desk())
    expect((await personsById([personId], city))[0]!.erasedAt).toBeNull()
    expect((await childAsSeen(personId, as(father), city, place)).ok).toBe(true)
    city.clock.pass(before - city.now())
  })
})
