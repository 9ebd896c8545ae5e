import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { personsById } from '../../queries/persons-by-id.ts'
import { enrolPerson } from '../../commands/enrol-person.ts'
import { pictureNames } from '../pictures.ts'
import { desksOf, personOfUserName } from '../queries/known-at-desks.ts'
import type { FreshCard } from '../words.ts'
import { enrolWithCard, replaceCard } from './issue-card.ts'
import { openByCard, unlockCard } from './open-by-card.ts'
import { stopCard } from './stop-card.ts'

let city: TestCity
let library: Id
let librarian: Extract<Actor, { kind: 'person' }>
const office: Actor = { kind: 'system', because: 'a test' }
beforeAll(async () => {
  city = await testCity()
  library = city.newId()
  const made = await enrolPerson({ displayName: 'Lark Example' }, office, city)
  if (!made.ok) throw new Error(made.refusal)
  librarian = { kind: 'person', person: made.value.personId, roles: [{ role: 'host', organisation: library }] }
})
afterAll(() => city.close())

const enrolled = async (language = 'en'): Promise<FreshCard> => {
  const child = { birth: { year: 2017, month: 4 }, language, organisationId: library }
  const made = await enrolWithCard(child, librarian, city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}
const wrong = (card: FreshCard) => pictureNames.filter((name) => !card.pictures.includes(name)).slice(0, 4)

test('P2 a desk enrols a child without e-mail and name, in the family’s language, and the card opens', async () => {
  const card = await enrolled('ar')
  const [child] = await personsById([card.personId], city)
  expect(child).toMatchObject({ displayName: card.userName.normalize(), legalName: null, language: 'ar' })
  expect(card.userName).toMatch(/^\p{Script=Arabic}+-\p{Script=Arabic}+-\d\d$/u)
  expect(await openByCard({ secret: card.secret }, card.pictures, city)).toMatchObject({
    ok: true,
    value: { personId: card.personId },
  })
  expect((await openByCard({ userName: card.userName.replaceAll('-', ' ') }, card.pictures, city)).ok).toBe(true)
  expect(await personOfUserName(card.userName, city)).toBe(card.personId)
  expect((await desksOf([card.personId], city)).get(card.personId)).toEqual([library])
})

test('nothing that opens is kept: neither the secret nor the pictures stand in the table or the trail', async () => {
  const card = await enrolled()
  const { rows } = await sql<{ all: string }>`
    select (select json_agg(c)::text from people_cards c) || (select json_agg(o)::text from platform_outbox o) as all
  `.execute(city.database.reader)
  expect(rows[0]!.all).not.toContain(card.secret)
  expect(rows[0]!.all).not.toContain(card.userName)
  expect(rows[0]!.all).not.toMatch(new RegExp(card.pictures.join('.{1,5}')))
})

test('the pictures in another order, one of them wrong, none, or too many: no', async () => {
  const card = await enrolled()
  const [a, b, c, d] = card.pictures
  for (const pictures of [[b!, a!, c!, d!], [a!, b!, c!, wrong(card)[0]!], [], [...card.pictures, a!]]) {
    expect(await openByCard({ secret: card.secret }, pictures, city)).toMatchObject({ refusal: 'people.card-wrong' })
  }
})

test('a card printed anew stops the old one at once; a stranger and another desk can not', async () => {
  const old = await enrolled()
  const other: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'host', organisation: city.newId() }] }
  const ask = { personId: old.personId, organisationId: library }
  expect(await replaceCard(ask, other, city)).toMatchObject({ refusal: 'people.card-not-yours' })
  expect(await replaceCard({ ...ask, personId: city.newId() }, librarian, city)).toMatchObject({
    refusal: 'people.not-here',
  })
  const colleague: Actor = {
    kind: 'person',
    person: city.newId(),
    roles: [{ role: 'educator', organisation: library }],
  }
  expect(await replaceCard(ask, { kind: 'visitor' }, city)).toMatchObject({ refusal: 'people.card-not-yours' })
  const fresh = await replaceCard(ask, librarian, city)
  expect(fresh).toMatchObject({ ok: true, value: { userName: old.userName } })
  expect(await openByCard({ secret: old.secret }, old.pictures, city)).toMatchObject({ refusal: 'people.card-wrong' })
  expect(fresh.ok && (await openByCard({ secret: fresh.value.secret }, fresh.value.pictures, city)).ok).toBe(true)
  expect(await unlockCard(old.personId, colleague, city)).toMatchObject({ ok: true })
  expect(await unlockCard(old.personId, other, city)).toMatchObject({ refusal: 'people.card-not-yours' })
})

test('who issued a card and works at that desk no longer neither prints it anew nor opens it', async () => {
  const { personId } = await enrolled()
  const gone: Actor = { ...librarian, roles: [] }
  for (const said of [
    await unlockCard(personId, gone, city),
    await stopCard(personId, gone, city),
    await replaceCard({ personId, organisationId: library }, gone, city),
  ])
    expect(said).toMatchObject({ refusal: 'people.card-not-yours' })
})

test('guessing locks the card, tells a guesser of names nothing, and the adult who issued it opens it again', async () => {
  const card = await enrolled()
  const guess = () => openByCard({ secret: card.secret }, wrong(card), city)
  for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toMatchObject({ refusal: 'people.card-wrong' })
  expect(await openByCard({ secret: card.secret }, card.pictures, city)).toMatchObject({
    refusal: 'people.card-locked',
  })
  expect(await openByCard({ userName: card.userName }, card.pictures, city)).toEqual(
    await openByCard({ userName: 'nobody-here-27' }, card.pictures, city),
  )
  expect((await unlockCard(card.personId, librarian, city)).ok).toBe(true)
  expect((await openByCard({ secret: card.secret }, card.pictures, city)).ok).toBe(true)
})

test('five guesses in one moment count five times', async () => {
  const card = await enrolled()
  await Promise.all(Array.from({ length: 5 }, () => openByCard({ secret: card.secret }, wrong(card), city)))
  expect(await openByCard({ secret: card.secret }, card.pictures, city)).toMatchObject({
    refusal: 'people.card-locked',
  })
  city.clock.pass(15 * 60_000)
  expect((await openByCard({ secret: card.secret }, card.pictures, city)).ok).toBe(true)
})

test('nobody is enrolled by a visitor, for another’s desk, or before being born', async () => {
  const child = { birth: null, language: 'en', organisationId: library }
  expect(await enrolWithCard(child, { kind: 'visitor' }, city)).toMatchObject({ refusal: 'people.card-not-yours' })
  expect(await enrolWithCard({ ...child, organisationId: city.newId() }, librarian, city)).toMatchObject({
    refusal: 'people.card-not-yours',
  })
  expect(await enrolWithCard({ ...child, birth: { year: 2026, month: 12 } }, librarian, city)).toMatchObject({
    refusal: 'people.born-in-the-future',
  })
})

test('a card of one place opens nothing in another', async () => {
  const card = await enrolled()
  const elsewhere = await city.database.addCity('elsewhere')
  expect(await openByCard({ secret: card.secret }, card.pictures, elsewhere)).toMatchObject({
    refusal: 'people.card-wrong',
  })
})
