import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { enrolPerson } from '../commands/enrol-person.ts'
import { letInventedPersonIn } from '../sign-in/commands/let-invented-person-in.ts'
import { personsById } from '../queries/persons-by-id.ts'
import { chooseLanguage, confirmWay, keepWay, letWayGo, waysOf } from './index.ts'
import { mobileNumber } from './words.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const person = async (): Promise<Id> => must(await enrolPerson({ displayName: 'Wren Example' }, office, city)).personId
const self = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
const desk = (person: Id): Actor => ({
  kind: 'person',
  person,
  roles: [{ role: 'courier', organisation: '0192b3f0-0000-7000-8000-0000000000bb' as Id }],
})
const number = '+1 312 555 0142'
const eventsOf = async (personId: Id): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'personId' = ${personId} and name ~ '^people.(way|language)' order by seq`.execute(
    city.database.reader,
  )
  return rows.map(({ name }) => name)
}

test.each([
  ['+34 600 000 000', '+34600000000'],
  ['0034 600-000-000', '+34600000000'],
  ['+1 (312) 555.0142', '+13125550142'],
  ['\u202a+1 312 555 0142\u202c', '+13125550142'],
  ['600 000 000', null],
  ['+34 600 000 000 ext 3', null],
  ['+0 123 456 789', null],
])('the number %j is kept as %j', (typed, kept) => {
  const read = mobileNumber.safeParse(typed)
  expect(read.success ? read.data : null).toBe(kept)
})

test('what one keeps for oneself counts when the code was typed, and only then', async () => {
  const personId = await person()
  const kept = must(await keepWay({ personId, kind: 'text', address: number }, self(personId), city))
  expect(kept.way).toMatchObject({ address: '+13125550142', confirmedAt: null })
  const wrong = kept.code === '000000' ? '000001' : '000000'
  const ask = { personId, kind: 'text' } as const
  expect(await confirmWay({ ...ask, code: wrong }, self(personId), city)).toMatchObject({
    refusal: 'people.code-wrong',
  })
  expect(await confirmWay({ ...ask, code: kept.code! }, office, city)).toMatchObject({ refusal: 'people.not-yours' })
  must(await confirmWay({ ...ask, code: kept.code! }, self(personId), city))
  expect((await waysOf([personId], city)).get(personId)).toMatchObject([{ confirmedHow: 'code' }])
  expect(await confirmWay({ ...ask, code: kept.code! }, self(personId), city)).toMatchObject({ ok: false })
  // Kept again it stays confirmed, and nothing is sent.
  expect(must(await keepWay({ ...ask, address: number }, self(personId), city)).code).toBe(null)
  must(await letWayGo(ask, self(personId), city))
  must(await letWayGo(ask, self(personId), city))
  expect((await waysOf([personId], city)).size).toBe(0)
  expect(await eventsOf(personId)).toEqual(['people.way-kept', 'people.way-confirmed', 'people.way-let-go'])
})

test('a code ends by guessing, and by the clock', async () => {
  const personId = await person()
  const ask = { personId, kind: 'mail', address: 'Wren@Example.org' } as const
  const { code } = must(await keepWay(ask, self(personId), city))
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 5; tries += 1) await confirmWay({ ...ask, code: wrong }, self(personId), city)
  expect(await confirmWay({ ...ask, code: code! }, self(personId), city)).toMatchObject({ ok: false })
  const late = must(await keepWay(ask, self(personId), city))
  city.clock.pass(15 * 60_000)
  expect(await confirmWay({ ...ask, code: late.code! }, self(personId), city)).toMatchObject({ ok: false })
})

test('a desk writes down what it hears and puts its own slip right, and no more', async () => {
  const [personId, librarian, other] = [await person(), await person(), await person()]
  const ask = { personId, kind: 'text', address: number } as const
  expect(must(await keepWay(ask, desk(librarian), city))).toMatchObject({ code: null, way: { confirmedHow: 'desk' } })
  must(await keepWay({ ...ask, address: '+13125550143' }, desk(librarian), city))
  expect(await keepWay(ask, desk(other), city)).toMatchObject({ refusal: 'people.way-is-theirs' })
  expect(await keepWay(ask, self(other), city)).toMatchObject({ refusal: 'people.not-yours' })
  const own = must(await keepWay(ask, self(personId), city))
  must(await confirmWay({ ...ask, code: own.code! }, self(personId), city))
  for (const by of [office, desk(librarian)]) {
    expect(await keepWay({ ...ask, address: '+13125550143' }, by, city)).toMatchObject({
      refusal: 'people.way-is-theirs',
    })
  }
  expect(await keepWay({ ...ask, address: 'no number' }, office, city)).toMatchObject({
    refusal: 'people.way-malformed',
  })
})

test('a guardian keeps no way for others, and a desk none for who comes in by themselves', async () => {
  const [personId, other] = [await person(), await person()]
  const ask = { personId, kind: 'text', address: number } as const
  const guardian: Actor = { kind: 'person', person: other, roles: [{ role: 'guardian', organisation: null }] }
  expect(await keepWay(ask, guardian, city)).toMatchObject({ refusal: 'people.not-yours' })
  await letInventedPersonIn({ personId, address: 'rook@testville.invalid', language: 'en' }, city)
  expect(await keepWay(ask, desk(other), city)).toMatchObject({ refusal: 'people.way-is-theirs' })
  must(await keepWay(ask, office, city))
})

test('an address that signs in is a way too', async () => {
  const personId = await person()
  await letInventedPersonIn({ personId, address: 'wren@testville.invalid', language: 'en' }, city)
  expect((await waysOf([personId], city)).get(personId)).toMatchObject([
    { kind: 'mail', address: 'wren@testville.invalid', confirmedHow: 'account' },
  ])
})

test('a person chooses the language they are told things in, and nobody else does', async () => {
  const personId = await person()
  const ask = { personId, language: 'ar' }
  must(await chooseLanguage(ask, self(personId), city))
  must(await chooseLanguage(ask, self(personId), city))
  expect((await personsById([personId], city))[0]!.language).toBe('ar')
  expect(await eventsOf(personId)).toEqual(['people.language-chosen'])
  expect(await chooseLanguage(ask, office, city)).toMatchObject({ refusal: 'people.not-yours' })
})
