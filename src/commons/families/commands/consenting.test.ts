import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { as, familiesIn, house, library, place } from '../../../../tests/stage/families-in.ts'
import { childAsSeen } from '../queries/child-as-seen.ts'
import { askedByLink } from '../queries/consent-link.ts'
import { mayUse } from '../queries/consent-book.ts'
import { myFamily } from '../queries/my-family.ts'
import { answerByLink, withdrawByLink } from './answer-by-link.ts'
import { answerConsents, withdrawConsent, type Answers } from './answer-consents.ts'
import { endLink } from './end-link.ts'
import { forgetPerson } from './forget-person.ts'
import { makeConsentLink } from './make-consent-link.ts'
import { recordMandate } from './record-mandate.ts'
import { suspendLink } from './suspend-link.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const { grown, family, toldOf } = familiesIn(() => city)
const lead = (id: Id): Actor => as(id, 'coordinator')
const words = (childId: Id, speakerId: Id, answers: Answers['answers']): Answers => ({
  childId,
  speakerId,
  answers,
  language: 'de',
  channel: 'screen',
})
const eventsOf = async (childId: Id): Promise<string[]> => (await toldOf(childId)).map(({ name }) => name)

describe('P4 consent', () => {
  test('is given in one sitting, kept with where it comes from, and taken back as easily by the other parent', async () => {
    const { child, father, mother } = await family()
    const given = words(child, father, { 'taking-part': 'given', account: 'given', research: 'refused' })
    expect((await answerConsents(given, as(father), city, place)).ok).toBe(true)
    const answer = await mayUse({ childId: child, purpose: 'taking-part' }, city, place)
    expect(answer).toMatchObject({
      may: true,
      untilOn: '2026-08-31',
      consent: { givenBy: father, relation: 'father', verified: 'in-person', language: 'de', channel: 'screen' },
    })
    const back = {
      childId: child,
      speakerId: mother,
      purpose: 'taking-part',
      language: 'en',
      channel: 'screen',
    } as const
    expect((await withdrawConsent(back, as(mother), city, place)).ok).toBe(true)
    expect(await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).toMatchObject({
      may: false,
      because: 'guardians-disagree',
      consent: { givenBy: mother },
    })
    expect((await mayUse({ childId: child, purpose: 'account' }, city, place)).may).toBe(true)
    expect(await withdrawConsent({ ...back, purpose: 'photos' }, as(mother), city, place)).toMatchObject({
      refusal: 'families.nothing-to-withdraw',
    })
  })

  test('is nobody else’s: not a stranger’s, not the child’s below the age, not after the link ended', async () => {
    const { child, father, fathersLink } = await family()
    const stranger = await grown()
    const answer = (speaker: Id, by: Actor) =>
      answerConsents(words(child, speaker, { 'taking-part': 'given' }), by, city, place)
    expect(await answer(stranger, as(stranger))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await answer(father, as(stranger))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await answer(child, as(child))).toMatchObject({ refusal: 'families.not-for-you-to-decide' })
    expect((await endLink({ linkId: fathersLink }, as(father), city)).ok).toBe(true)
    expect(await answer(father, as(father))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await endLink({ linkId: fathersLink }, as(father), city)).toMatchObject({ ok: true })
  })

  test('is written down by a desk for who stands before it, with the name of who wrote', async () => {
    const { child, father, fathersLink } = await family()
    const desk = lead(await grown())
    const given = { ...words(child, father, { photos: 'given' }), channel: 'desk' } as const
    expect(await answerConsents(given, desk, city, place)).toMatchObject({ refusal: 'families.no-mandate' })
    const untilOn = '2026-08-31' as Day
    const leave = {
      linkId: fathersLink,
      organisationId: library,
      scope: ['photos'],
      untilOn,
      recordedHow: 'in-person',
    } as const
    expect((await recordMandate(leave, desk, city, place)).ok).toBe(true)
    expect((await answerConsents(given, desk, city, place)).ok).toBe(true)
    const seen = await childAsSeen(child, as(father), city, place)
    const photos = seen.ok ? seen.value.switches.find(({ purpose }) => purpose === 'photos') : null
    expect(photos).toMatchObject({ mine: { writtenBy: desk.kind === 'person' && desk.person, channel: 'desk' } })
    expect(photos).toMatchObject({ answer: { may: false, because: 'child-not-asked' } })
    const own = words(child, child, { photos: 'given' })
    expect((await answerConsents(own, as(child), city, place)).ok).toBe(true)
    expect((await mayUse({ childId: child, purpose: 'photos' }, city, place)).may).toBe(true)
  })

  test('can not be changed or removed once it is said: the database refuses', async () => {
    const { child, father } = await family()
    await answerConsents(words(child, father, { account: 'given' }), as(father), city, place)
    await expect(
      city.transaction((tx) => tx.updateTable('families_consents').set({ answer: 'given' }).execute()),
    ).rejects.toThrow(/permission denied/)
    await expect(city.transaction((tx) => tx.deleteFrom('families_consents').execute())).rejects.toThrow(
      /permission denied/,
    )
  })

  test('P8 at the age of consent the young person decides, and at majority the guardian sees no more', async () => {
    const { child, father } = await family()
    await answerConsents(words(child, father, { 'taking-part': 'given' }), as(father), city, place)
    const before = city.now()
    city.clock.pass(Date.parse('2033-06-01T09:00Z') - before)
    expect(await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).toMatchObject({
      because: 'ask-the-young-person',
    })
    const guardian = await answerConsents(words(child, father, { 'taking-part': 'given' }), as(father), city, place)
    expect(guardian).toMatchObject({ refusal: 'families.not-for-you-to-decide' })
    expect((await answerConsents(words(child, child, { 'taking-part': 'given' }), as(child), city, place)).ok).toBe(
      true,
    )
    expect((await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).may).toBe(true)
    expect(await myFamily(as(father), city, place)).toHaveLength(1)
    city.clock.pass(Date.parse('2035-06-01T09:00Z') - city.now())
    expect(await myFamily(as(father), city, place)).toEqual([])
    city.clock.pass(before - city.now())
  })
})

describe('a consent link', () => {
  test('opens as often as scanners like, answers once, takes back at any time, and ends with its season', async () => {
    const { child, father, fathersLink, mother } = await family()
    expect(
      await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, as(mother), city, place),
    ).toMatchObject({
      refusal: 'families.not-yours',
    })
    const made = await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, house, city, place)
    if (!made.ok) throw new Error(made.refusal)
    const token = made.value
    for (let opened = 0; opened < 3; opened += 1) {
      expect(await askedByLink(token, city, place)).toMatchObject({ guardianName: 'Wren Example', isAnswered: false })
    }
    const answers = { 'taking-part': 'given', account: 'given' } as const
    const twice = await Promise.all([1, 2].map(() => answerByLink({ token, answers, language: 'es' }, city, place)))
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect(twice.find(({ ok }) => !ok)).toMatchObject({ refusal: 'families.already-answered' })
    expect(await mayUse({ childId: child, purpose: 'account' }, city, place)).toMatchObject({
      may: true,
      consent: { givenBy: father, channel: 'link', language: 'es', verified: 'in-person' },
    })
    expect((await withdrawByLink({ token, purpose: 'account', language: 'es' }, city, place)).ok).toBe(true)
    expect((await mayUse({ childId: child, purpose: 'account' }, city, place)).may).toBe(false)
    expect(await askedByLink('another', city, place)).toBeNull()
    const other = await city.database.addCity('elsewhere')
    expect(await askedByLink(token, other, place)).toBeNull()
    const before = city.now()
    city.clock.pass(Date.parse('2026-09-03T00:00Z') - before)
    expect(await answerByLink({ token, answers, language: 'es' }, city, place)).toMatchObject({
      refusal: 'families.link-spent',
    })
    city.clock.pass(before - city.now())
  })

  test('made anew takes the place of the lost one, and rests with its guardian', async () => {
    const { fathersLink } = await family()
    const first = await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, house, city, place)
    const second = await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, house, city, place)
    expect(await askedByLink(first.ok ? first.value : '', city, place)).toBeNull()
    await suspendLink({ linkId: fathersLink, because: 'safeguarding' }, lead(await grown()), city)
    const token = second.ok ? second.value : ''
    expect(await askedByLink(token, city, place)).toBeNull()
    expect(await answerByLink({ token, answers: { account: 'given' }, language: 'en' }, city, place)).toMatchObject({
      refusal: 'families.link-not-active',
    })
  })
})

test('P19 who is erased answers for nobody; what was consented stays, and told twice it happened once', async () => {
  const { child, father, fathersLink } = await family()
  await answerConsents(words(child, father, { 'taking-part': 'given' }), as(father), city, place)
  expect((await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).may).toBe(true)
  await forgetPerson(father, house, city)
  await forgetPerson(father, house, city)
  expect((await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).may).toBe(false)
  const { rows } = await sql<{ what: string }>`
    select 'consent' as what from families_consents where given_by = ${father}
    union all select state from families_links where id = ${fathersLink}`.execute(city.database.reader)
  expect(rows.map(({ what }) => what).sort()).toEqual(['consent', 'ended'])
  expect((await eventsOf(child)).filter((name) => name === 'families.link-ended')).toHaveLength(1)
})
