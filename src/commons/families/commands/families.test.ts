import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolPerson, enrolWithCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { childAsSeen } from '../queries/child-as-seen.ts'
import { askedByLink } from '../queries/consent-link.ts'
import { mayUse } from '../queries/consent-book.ts'
import { myFamily } from '../queries/my-family.ts'
import { codeMinutes, codeTries, familiesSettings, type Place } from '../words.ts'
import { answerByLink, withdrawByLink } from './answer-by-link.ts'
import { answerConsents, withdrawConsent, type Answers } from './answer-consents.ts'
import { endLink } from './end-link.ts'
import { forgetPerson } from './forget-person.ts'
import { joinHousehold } from './join-household.ts'
import { linkByCode, vouchForGuardian } from './link-guardian.ts'
import { makeConsentLink } from './make-consent-link.ts'
import { recordMandate } from './record-mandate.ts'
import { restoreLink } from './restore-link.ts'
import { showLinkCode } from './show-link-code.ts'
import { suspendLink } from './suspend-link.ts'

const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const office: Actor = { kind: 'system', because: 'a test' }
let city: TestCity
let library: Id
beforeAll(async () => {
  city = await testCity()
  library = city.newId()
})
afterAll(() => city.close())

const person = (id: Id): Actor => ({ kind: 'person', person: id, roles: [] })
const lead = (id: Id): Actor => ({
  kind: 'person',
  person: id,
  roles: [{ role: 'coordinator', organisation: library }],
})
const enrolled = async (birth: { year: number; month: number } | null = null): Promise<Id> => {
  const answer = await enrolPerson({ displayName: 'Wren Example', birth }, office, city)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.personId
}
/** A child whom the library's desk gave a card. */
const nine = async (): Promise<Id> => {
  const child = { birth: { year: 2017, month: 4 }, language: 'en', organisationId: library }
  const made = await enrolWithCard(child, office, city)
  if (!made.ok) throw new Error(made.refusal)
  return made.value.personId
}
const grown = () => enrolled({ year: 1985, month: 4 })
async function family() {
  const [child, father, mother] = [await nine(), await grown(), await grown()]
  const links = []
  for (const [guardianId, relation] of [
    [father, 'father'],
    [mother, 'mother'],
  ] as const) {
    const linked = await vouchForGuardian(
      { childId: child, guardianId, relation, vouchingOrganisationId: null },
      office,
      city,
      place,
    )
    if (!linked.ok) throw new Error(linked.refusal)
    links.push(linked.value.linkId)
  }
  return { child, father, mother, fathersLink: links[0]!, mothersLink: links[1]! }
}
const words = (childId: Id, speakerId: Id, answers: Answers['answers']): Answers => ({
  childId,
  speakerId,
  answers,
  language: 'de',
  channel: 'screen',
})
const eventsOf = async (childId: Id): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'childId' = ${childId} order by seq`.execute(city.database.reader)
  return rows.map(({ name }) => name)
}

describe('a guardian is linked', () => {
  test('by the code on the child’s screen: typed as people type, once, within a quarter of an hour', async () => {
    const [child, father, mother] = [await nine(), await grown(), await grown()]
    const code = await showLinkCode(child, person(child), city)
    if (!code.ok) throw new Error(code.refusal)
    const typed = ` ${code.value.slice(0, 4).toLowerCase()}-${code.value.slice(4)} `
    const linked = await linkByCode({ code: typed, relation: 'father' }, person(father), city, place)
    expect(linked).toMatchObject({ ok: true, value: { childId: child } })
    expect(await linkByCode({ code: typed, relation: 'mother' }, person(mother), city, place)).toMatchObject({
      refusal: 'families.code-wrong',
    })
    const late = await showLinkCode(child, person(child), city)
    city.clock.pass(codeMinutes * 60_000)
    expect(
      await linkByCode({ code: late.ok ? late.value : '', relation: 'mother' }, person(mother), city, place),
    ).toMatchObject({ refusal: 'families.code-wrong' })
    expect(await eventsOf(child)).toEqual(['families.code-shown', 'families.guardian-linked', 'families.code-shown'])
  })

  test('a stranger’s child is refused: no code, no vouching; guessing ends after a few', async () => {
    const [child, stranger] = [await nine(), await grown()]
    expect(await showLinkCode(child, person(stranger), city)).toMatchObject({ refusal: 'families.not-yours' })
    const ask = { childId: child, guardianId: stranger, relation: 'other', vouchingOrganisationId: library } as const
    expect(await vouchForGuardian(ask, person(stranger), city, place)).toMatchObject({ refusal: 'families.not-yours' })
    // Not even who may vouch for others, nor who works at another desk.
    const elsewhere: Actor = {
      kind: 'person',
      person: stranger,
      roles: [{ role: 'educator', organisation: city.newId() }],
    }
    expect(await childAsSeen(child, elsewhere, city, place)).toMatchObject({ refusal: 'families.not-here' })
    expect(await showLinkCode(child, elsewhere, city)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await vouchForGuardian(ask, lead(stranger), city, place)).toMatchObject({ refusal: 'families.not-yours' })
    const guess = () => linkByCode({ code: 'BBBBBBBB', relation: 'other' }, person(stranger), city, place)
    for (let tried = 0; tried < codeTries; tried += 1)
      expect(await guess()).toMatchObject({ refusal: 'families.code-wrong' })
    const code = await showLinkCode(child, person(child), city)
    expect(
      await linkByCode({ code: code.ok ? code.value : '', relation: 'other' }, person(stranger), city, place),
    ).toMatchObject({ refusal: 'families.too-many-codes' })
    expect(await childAsSeen(child, person(stranger), city, place)).toMatchObject({ refusal: 'families.not-here' })
  })

  test('two guardians with one code in one moment: one of them is linked', async () => {
    const [child, one, two] = [await nine(), await grown(), await grown()]
    const code = await showLinkCode(child, person(child), city)
    const given = { code: code.ok ? code.value : '', relation: 'other' } as const
    const both = await Promise.all([one, two].map((who) => linkByCode(given, person(who), city, place)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('twice, to oneself, to a grown-up, or by a way this place does not accept: no', async () => {
    const { child, father } = await family()
    const ask = { childId: child, guardianId: father, relation: 'father', vouchingOrganisationId: null } as const
    const vouch = (edit: Partial<Parameters<typeof vouchForGuardian>[0]>) =>
      vouchForGuardian({ ...ask, ...edit }, office, city, place)
    expect(await vouch({})).toMatchObject({ refusal: 'families.already-linked' })
    expect(await vouch({ guardianId: child })).toMatchObject({ refusal: 'families.own-guardian' })
    expect(await vouch({ childId: await grown() })).toMatchObject({ refusal: 'families.not-a-minor' })
    expect(await vouch({ childId: city.newId() })).toMatchObject({ refusal: 'families.not-here' })
    expect(await vouch({ verified: 'signed-form' })).toMatchObject({ refusal: 'families.way-not-accepted' })
  })

  test('households are told apart from who answers for whom', async () => {
    const { child, father } = await family()
    const first = await joinHousehold({ personId: child, householdId: null }, office, city)
    const home = first.ok ? first.value.householdId : null
    expect((await joinHousehold({ personId: child, householdId: home }, office, city)).ok).toBe(true)
    expect((await joinHousehold({ personId: father, householdId: null }, office, city)).ok).toBe(true)
    expect(await joinHousehold({ personId: child, householdId: home }, person(father), city)).toMatchObject({
      refusal: 'families.not-yours',
    })
  })
})

describe('P9 a link is suspended', () => {
  test('by a lead, and restored by two different people of whom none is the guardian', async () => {
    const { child, father, mother, fathersLink } = await family()
    await answerConsents(words(child, father, { 'taking-part': 'given' }), person(father), city, place)
    const ask = () => mayUse({ childId: child, purpose: 'taking-part' }, city, place)
    expect((await ask()).may).toBe(true)
    const suspending = { linkId: fathersLink, because: 'conflict' } as const
    expect(await suspendLink(suspending, person(mother), city)).toMatchObject({ refusal: 'families.not-yours' })
    expect((await suspendLink(suspending, lead(await grown()), city)).ok).toBe(true)
    expect(await ask()).toMatchObject({ may: false, because: 'link-suspended' })
    expect(await myFamily(person(father), city, place)).toEqual([])
    const [one, two] = [lead(await grown()), lead(await grown())]
    expect(await restoreLink(fathersLink, lead(father), city)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await restoreLink(fathersLink, office, city)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await restoreLink(fathersLink, one, city)).toEqual({ ok: true, value: 'asked' })
    expect(await restoreLink(fathersLink, one, city)).toMatchObject({ refusal: 'families.second-person-needed' })
    expect((await ask()).may).toBe(false)
    expect(await restoreLink(fathersLink, two, city)).toEqual({ ok: true, value: 'restored' })
    expect((await ask()).may).toBe(true)
    expect(await restoreLink(fathersLink, two, city)).toMatchObject({ refusal: 'families.link-not-suspended' })
  })

  test('two people restoring in one moment: one asked, one restored', async () => {
    const { fathersLink } = await family()
    await suspendLink({ linkId: fathersLink, because: 'mistaken' }, lead(await grown()), city)
    const both = [lead(await grown()), lead(await grown())]
    const done = await Promise.all(both.map((by) => restoreLink(fathersLink, by, city)))
    expect(done.map((one) => one.ok && one.value).sort()).toEqual(['asked', 'restored'])
  })
})

describe('P4 consent', () => {
  test('is given in one sitting, kept with where it comes from, and taken back as easily by the other parent', async () => {
    const { child, father, mother } = await family()
    const given = words(child, father, { 'taking-part': 'given', account: 'given', research: 'refused' })
    expect((await answerConsents(given, person(father), city, place)).ok).toBe(true)
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
    expect((await withdrawConsent(back, person(mother), city, place)).ok).toBe(true)
    expect(await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).toMatchObject({
      may: false,
      because: 'guardians-disagree',
      consent: { givenBy: mother },
    })
    expect((await mayUse({ childId: child, purpose: 'account' }, city, place)).may).toBe(true)
    expect(await withdrawConsent({ ...back, purpose: 'photos' }, person(mother), city, place)).toMatchObject({
      refusal: 'families.nothing-to-withdraw',
    })
  })

  test('is nobody else’s: not a stranger’s, not the child’s below the age, not after the link ended', async () => {
    const { child, father, fathersLink } = await family()
    const stranger = await grown()
    const answer = (speaker: Id, by: Actor) =>
      answerConsents(words(child, speaker, { 'taking-part': 'given' }), by, city, place)
    expect(await answer(stranger, person(stranger))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await answer(father, person(stranger))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await answer(child, person(child))).toMatchObject({ refusal: 'families.not-for-you-to-decide' })
    expect((await endLink({ linkId: fathersLink }, person(father), city)).ok).toBe(true)
    expect(await answer(father, person(father))).toMatchObject({ refusal: 'families.not-yours' })
    expect(await endLink({ linkId: fathersLink }, person(father), city)).toMatchObject({ ok: true })
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
    const seen = await childAsSeen(child, person(father), city, place)
    const photos = seen.ok ? seen.value.switches.find(({ purpose }) => purpose === 'photos') : null
    expect(photos).toMatchObject({ mine: { writtenBy: desk.kind === 'person' && desk.person, channel: 'desk' } })
    expect(photos).toMatchObject({ answer: { may: false, because: 'child-not-asked' } })
    const own = words(child, child, { photos: 'given' })
    expect((await answerConsents(own, person(child), city, place)).ok).toBe(true)
    expect((await mayUse({ childId: child, purpose: 'photos' }, city, place)).may).toBe(true)
  })

  test('can not be changed or removed once it is said: the database refuses', async () => {
    const { child, father } = await family()
    await answerConsents(words(child, father, { account: 'given' }), person(father), city, place)
    await expect(
      city.transaction((tx) => tx.updateTable('families_consents').set({ answer: 'given' }).execute()),
    ).rejects.toThrow(/permission denied/)
    await expect(city.transaction((tx) => tx.deleteFrom('families_consents').execute())).rejects.toThrow(
      /permission denied/,
    )
  })

  test('P8 at the age of consent the young person decides, and at majority the guardian sees no more', async () => {
    const { child, father } = await family()
    await answerConsents(words(child, father, { 'taking-part': 'given' }), person(father), city, place)
    const before = city.now()
    city.clock.pass(Date.parse('2033-06-01T09:00Z') - before)
    expect(await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).toMatchObject({
      because: 'ask-the-young-person',
    })
    const guardian = await answerConsents(words(child, father, { 'taking-part': 'given' }), person(father), city, place)
    expect(guardian).toMatchObject({ refusal: 'families.not-for-you-to-decide' })
    expect((await answerConsents(words(child, child, { 'taking-part': 'given' }), person(child), city, place)).ok).toBe(
      true,
    )
    expect((await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).may).toBe(true)
    expect(await myFamily(person(father), city, place)).toHaveLength(1)
    city.clock.pass(Date.parse('2035-06-01T09:00Z') - city.now())
    expect(await myFamily(person(father), city, place)).toEqual([])
    city.clock.pass(before - city.now())
  })
})

describe('a consent link', () => {
  test('opens as often as scanners like, answers once, takes back at any time, and ends with its season', async () => {
    const { child, father, fathersLink, mother } = await family()
    expect(
      await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, person(mother), city, place),
    ).toMatchObject({
      refusal: 'families.not-yours',
    })
    const made = await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, office, city, place)
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
    const first = await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, office, city, place)
    const second = await makeConsentLink({ linkId: fathersLink, isSent: false, secret: 'a test' }, office, city, place)
    expect(await askedByLink(first.ok ? first.value : '', city, place)).toBeNull()
    await suspendLink({ linkId: fathersLink, because: 'safeguarding' }, lead(await grown()), city)
    const token = second.ok ? second.value : ''
    expect(await askedByLink(token, city, place)).toBeNull()
    expect(await answerByLink({ token, answers: { account: 'given' }, language: 'en' }, city, place)).toMatchObject({
      refusal: 'families.link-not-active',
    })
  })
})

test('P19 who is erased answers for nobody and lives nowhere; what was consented stays, and told twice it happened once', async () => {
  const { child, father, fathersLink } = await family()
  await joinHousehold({ personId: father, householdId: city.newId() }, office, city)
  await answerConsents(words(child, father, { 'taking-part': 'given' }), person(father), city, place)
  expect((await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).may).toBe(true)
  await forgetPerson(father, office, city)
  await forgetPerson(father, office, city)
  expect((await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).may).toBe(false)
  const { rows } = await sql<{ what: string }>`
    select 'household' as what from families_household_members where person_id = ${father}
    union all select 'consent' from families_consents where given_by = ${father}
    union all select state from families_links where id = ${fathersLink}`.execute(city.database.reader)
  expect(rows.map(({ what }) => what).sort()).toEqual(['consent', 'ended'])
  expect((await eventsOf(child)).filter((name) => name === 'families.link-ended')).toHaveLength(1)
})
