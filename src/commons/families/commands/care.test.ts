import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolWithCard, keepWay } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { as, familiesIn, house, library, place } from '../../../../tests/stage/families-in.ts'
import { childAsSeen } from '../queries/child-as-seen.ts'
import { childAtDesk } from '../queries/child-at-desk.ts'
import { mayUse } from '../queries/consent-book.ts'
import { answerConsents } from './answer-consents.ts'
import { linkAdultAtDesk, type AdultAtDesk } from './link-adult-at-desk.ts'
import { liftProtection, protectChild } from './protect-child.ts'
import { endMandate, recordMandate } from './record-mandate.ts'

const until = '2026-08-31' as Day
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const { grown, nine, staff, family, toldOf } = familiesIn(() => city)
const told = async (childId: Id, event: string) =>
  (await toldOf(childId)).flatMap(({ name, about }) => (name === event ? [about] : []))

describe('an adult at a desk', () => {
  const ask = (childId: Id, edit: Partial<AdultAtDesk> = {}): AdultAtDesk => ({
    childId,
    name: 'Papa',
    reach: '',
    relation: 'father',
    vouchingOrganisationId: library,
    language: 'es',
    ...edit,
  })

  test('who is here already is linked without doubling, and the desk goes on seeing the name it typed', async () => {
    const [desk, child, known] = [await staff(), await nine(), await grown('A name the desk must not learn')]
    await keepWay({ personId: known, kind: 'text', address: '+34600111222' }, house, city)
    const linked = await linkAdultAtDesk(ask(child, { reach: '0034 600 111 222' }), desk, city, place)
    expect(linked).toMatchObject({ ok: true, value: { guardianId: known } })
    const atDesk = await childAtDesk(child, desk, city, place)
    expect(atDesk).toMatchObject({
      value: { seen: { guardians: [{ name: 'Papa' }] }, reachable: { [known]: ['text'] } },
    })
    expect(JSON.stringify(atDesk)).not.toMatch(/must not learn|600111222/)
    const own = await childAsSeen(child, as(known), city, place)
    expect(own).toMatchObject({ value: { guardians: [{ name: 'A name the desk must not learn' }] } })
    const words = {
      childId: child,
      speakerId: known,
      answers: { account: 'given' },
      language: 'es',
      channel: 'screen',
    } as const
    await answerConsents(words, as(known), city, place)
    expect(await childAtDesk(child, desk, city, place)).toMatchObject({
      value: { seen: { guardians: [{ name: 'A name the desk must not learn' }] } },
    })
  })

  test('a new one is written down once with the way, and a telephone two share doubles nobody silently', async () => {
    const [desk, child] = [await staff(), await nine()]
    const first = await linkAdultAtDesk(ask(child, { reach: '+34600333444' }), desk, city, place)
    const second = await linkAdultAtDesk(ask(child, { name: 'Mama', reach: '+34600333444' }), desk, city, place)
    const sibling = await linkAdultAtDesk(ask(await nine(), { reach: 'papa@example.org' }), desk, city, place)
    const again = await linkAdultAtDesk(ask(await nine(), { reach: ' Papa@Example.org' }), desk, city, place)
    const ids = [first, second, sibling, again].map((one) => (one.ok ? one.value.guardianId : one.refusal))
    expect(new Set(ids.slice(0, 3)).size).toBe(3)
    expect(ids[3]).toBe(ids[2])
  })

  test('a mistake is told, a card of another desk is told like none, a stranger’s child stays closed', async () => {
    const [desk, child] = [await staff(), await nine()]
    const link = (edit: Partial<AdultAtDesk>, by: Actor = desk) => linkAdultAtDesk(ask(child, edit), by, city, place)
    expect(await link({ reach: 'half@' })).toMatchObject({ refusal: 'families.reach-mistaken' })
    expect(await link({ reach: 'nobody-here-27' })).toMatchObject({ refusal: 'families.adult-not-found' })
    const elsewhere = await enrolWithCard({ birth: null, language: 'en', organisationId: city.newId() }, house, city)
    expect(await link({ reach: elsewhere.ok ? elsewhere.value.userName : '' })).toMatchObject({
      refusal: 'families.adult-not-found',
    })
    const ours = await enrolWithCard(
      { birth: { year: 1980, month: 2 }, language: 'en', organisationId: library },
      house,
      city,
    )
    expect(await link({ reach: ours.ok ? ours.value.userName : '' })).toMatchObject({
      ok: true,
      value: { guardianId: ours.ok && ours.value.personId },
    })
    const stranger = as(await grown(), 'host', city.newId())
    expect(await link({}, stranger)).toMatchObject({ refusal: 'families.not-yours' })
  })
})

describe('a mandate', () => {
  test('lets a desk answer what it names, until its day or somebody’s word; every act carries it', async () => {
    const { child, mother, mothersLink: link } = await family()
    const desk = await staff()
    const leave = {
      linkId: link,
      organisationId: library,
      scope: ['taking-part'],
      untilOn: until,
      recordedHow: 'signed-form',
    } as const
    const answer = (purpose: 'taking-part' | 'photos', by: Actor = desk) =>
      answerConsents(
        { childId: child, speakerId: mother, answers: { [purpose]: 'given' }, language: 'en', channel: 'desk' },
        by,
        city,
        place,
      )
    expect(await answer('taking-part')).toMatchObject({ refusal: 'families.no-mandate' })
    const kept = await recordMandate(leave, desk, city, place)
    const mandateId = kept.ok ? kept.value.mandateId : ('' as Id)
    expect((await answer('taking-part')).ok).toBe(true)
    expect(await answer('photos')).toMatchObject({ refusal: 'families.no-mandate' })
    expect(await answer('taking-part', house)).toMatchObject({ refusal: 'families.no-mandate' })
    expect(await mayUse({ childId: child, purpose: 'taking-part' }, city, place)).toMatchObject({
      may: true,
      consent: { mandateId, writtenBy: desk.person, givenBy: mother },
    })
    expect(await told(child, 'families.consents-answered')).toMatchObject([{ mandateId }])
    for (const by of [as(mother), as(child)]) {
      expect(await childAsSeen(child, by, city, place)).toMatchObject({ value: { mandates: [{ id: mandateId }] } })
    }
    expect(await endMandate(mandateId, as(child), city, place)).toMatchObject({ refusal: 'families.not-yours' })
    expect(await endMandate(mandateId, as(await grown()), city, place)).toMatchObject({ refusal: 'families.not-yours' })
    expect((await endMandate(mandateId, as(mother), city, place)).ok).toBe(true)
    expect((await endMandate(mandateId, as(mother), city, place)).ok).toBe(true)
    expect(await told(child, 'families.mandate-ended')).toHaveLength(1)
    expect(await answer('taking-part')).toMatchObject({ refusal: 'families.no-mandate' })
  })

  test('is nobody’s for their own family, nor for an organisation that does not know the child, nor too long', async () => {
    const { mother, mothersLink: link } = await family()
    const leave = (edit: object) => ({
      linkId: link,
      organisationId: library,
      scope: ['taking-part' as const],
      untilOn: until,
      recordedHow: 'signed-form' as const,
      ...edit,
    })
    expect(await recordMandate(leave({}), as(mother, 'courier'), city, place)).toMatchObject({
      refusal: 'families.not-yours',
    })
    const museum = city.newId()
    expect(
      await recordMandate(leave({ organisationId: museum }), as(await grown(), 'courier', museum), city, place),
    ).toMatchObject({ refusal: 'families.not-yours' })
    const desk = await staff()
    expect(await recordMandate(leave({ untilOn: '2029-01-01' as Day }), desk, city, place)).toMatchObject({
      refusal: 'families.mandate-too-long',
    })
    expect(await recordMandate(leave({ linkId: city.newId() }), desk, city, place)).toMatchObject({
      refusal: 'families.not-here',
    })
  })

  test('runs out on its day without anybody doing anything', async () => {
    const { child, mother, mothersLink: link } = await family()
    const desk = await staff()
    const leave = {
      linkId: link,
      organisationId: library,
      scope: ['account'],
      untilOn: until,
      recordedHow: 'in-person',
    } as const
    await recordMandate(leave, desk, city, place)
    const before = city.now()
    city.clock.pass(Date.parse('2026-09-01T09:00Z') - before)
    const words = {
      childId: child,
      speakerId: mother,
      answers: { account: 'given' },
      language: 'en',
      channel: 'paper',
    } as const
    expect(await answerConsents(words, desk, city, place)).toMatchObject({ refusal: 'families.no-mandate' })
    city.clock.pass(before - city.now())
  })
})

describe('a protected child', () => {
  test('is seen by two named people and the family; two of them lift it', async () => {
    const { child, mother } = await family()
    const [lead, one, two, other] = [await staff('coordinator'), await staff(), await staff(), await staff()]
    const named = [one.person, two.person] as const
    const sees = async (by: Actor) => (await childAsSeen(child, by, city, place)).ok
    expect(await protectChild({ childId: child, named }, other, city, place)).toMatchObject({
      refusal: 'families.not-yours',
    })
    for (const pair of [
      [one.person, one.person],
      [one.person, mother],
      [one.person, await grown()],
    ] as const) {
      expect(await protectChild({ childId: child, named: pair }, lead, city, place)).toMatchObject({
        refusal: 'families.two-others-needed',
      })
    }
    expect((await protectChild({ childId: child, named }, lead, city, place)).ok).toBe(true)
    expect([await sees(one), await sees(two), await sees(as(mother)), await sees(as(child))]).toEqual(
      Array(4).fill(true),
    )
    const steward = as(await grown(), 'steward', null)
    expect([await sees(lead), await sees(other), await sees(steward)]).toEqual([false, false, false])
    expect(await mayUse({ childId: child, purpose: 'photos' }, city, place)).toMatchObject({ because: 'protected' })
    expect(await liftProtection(child, lead, city, place)).toMatchObject({ refusal: 'families.not-here' })
    expect(await liftProtection(child, one, city, place)).toEqual({ ok: true, value: 'asked' })
    expect(await liftProtection(child, one, city, place)).toMatchObject({ refusal: 'families.second-person-needed' })
    expect(await liftProtection(child, two, city, place)).toEqual({ ok: true, value: 'lifted' })
    expect(await sees(other)).toBe(true)
    expect(await liftProtection(child, two, city, place)).toMatchObject({ refusal: 'families.not-protected' })
  })
})
