import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { addDays, dayNumber, dayOfNumber, instant, type Day } from '#kernel/instant.ts'
import {
  familiesSettings,
  purposes,
  textVersions,
  type Answer,
  type ChildFacts,
  type Consent,
  type LinkState,
} from '../words.ts'
import { consentAgeFor, isOldEnough, reachesInMonth } from './ages.ts'
import { mayUse } from './may-use.ts'

const id = (end: number) => `0192b3f0-0000-7000-8000-${String(end).padStart(12, '0')}` as Id
const [child, father, mother] = [id(1), id(2), id(3)]
const linkOf = { [father]: id(12), [mother]: id(13) } as Readonly<Record<Id, Id>>
const settings = familiesSettings.parse({ jurisdiction: 'DE' })
const today = '2026-06-17' as Day

const said = (by: Id, answer: Answer, edit: Partial<Consent> = {}): Consent => {
  const on = edit.on ?? today
  return {
    id: id(99),
    childId: child,
    purpose: 'taking-part',
    answer,
    givenBy: by,
    linkId: by === child ? null : linkOf[by]!,
    relation: by === child ? 'self' : 'father',
    verified: 'in-person',
    textVersion: textVersions['taking-part'],
    language: 'en',
    channel: 'screen',
    writtenBy: null,
    mandateId: null,
    untilOn: answer === 'given' ? ('2026-08-31' as Day) : null,
    batchId: id(98),
    at: instant(Date.parse(`${on}T10:00Z`)),
    on,
    ...edit,
  }
}
const facts = (
  consents: readonly Consent[],
  edit: Partial<ChildFacts> = {},
  fathers: LinkState = 'active',
): ChildFacts => ({
  childId: child,
  birth: { year: 2017, month: 4 },
  protected: false,
  links: [
    { id: linkOf[father]!, guardianId: father, state: fathers },
    { id: linkOf[mother]!, guardianId: mother, state: 'active' },
  ],
  consents,
  ...edit,
})
const ask = (given: ChildFacts, purpose: Consent['purpose'] = 'taking-part', on = today) =>
  mayUse(given, purpose, settings, on)

describe('P4 P5 below the age of consent', () => {
  test.each([
    ['nobody said anything: off', [], 'nobody-asked'],
    ['the father said no', [said(father, 'refused')], 'refused'],
    ['given and taken back', [said(father, 'given'), said(father, 'withdrawn')], 'withdrawn'],
    ['given until yesterday', [said(father, 'given', { untilOn: addDays(today, -1) })], 'expired'],
    ['given to an older text', [said(father, 'given', { textVersion: 0 })], 'older-text'],
    ['one parent yes, one no', [said(father, 'given'), said(mother, 'refused')], 'guardians-disagree'],
    [
      'the mother takes back what the father gave',
      [said(father, 'given'), said(mother, 'withdrawn')],
      'guardians-disagree',
    ],
    [
      'a later yes of the father does not outweigh her',
      [said(mother, 'withdrawn'), said(father, 'given')],
      'guardians-disagree',
    ],
    ['the child says no', [said(father, 'given'), said(child, 'refused')], 'child-says-no'],
    ['only the child said yes', [said(child, 'given')], 'nobody-asked'],
    ['a yes to something else', [said(father, 'given', { purpose: 'photos' })], 'nobody-asked'],
  ] as const)('%s', (_what, consents, because) => {
    expect(ask(facts(consents))).toMatchObject({ may: false, because })
  })

  test('a yes with where it comes from: whose, by which channel, until when', () => {
    const yes = said(father, 'given')
    expect(ask(facts([yes]))).toEqual({ may: true, consent: yes, untilOn: '2026-08-31' })
    expect(ask(facts([yes]), 'taking-part', '2026-08-31' as Day).may).toBe(true)
    expect(ask(facts([yes]), 'taking-part', '2026-09-01' as Day)).toMatchObject({ because: 'expired' })
  })

  test('what one parent began the other renews, and who said no may say yes again', () => {
    const old = said(father, 'given', { untilOn: addDays(today, -30) })
    expect(ask(facts([old, said(mother, 'given')])).may).toBe(true)
    expect(ask(facts([said(father, 'given'), said(mother, 'refused'), said(mother, 'given')])).may).toBe(true)
  })

  test('P9 a suspended guardian allows nothing and still protects; an ended one is silent', () => {
    expect(ask(facts([said(father, 'given')], {}, 'suspended'))).toMatchObject({ because: 'link-suspended' })
    expect(ask(facts([said(father, 'given')], {}, 'ended'))).toMatchObject({ because: 'link-ended' })
    const no = [said(mother, 'given'), said(father, 'refused')]
    expect(ask(facts(no, {}, 'suspended'))).toMatchObject({ because: 'guardians-disagree' })
    expect(ask(facts(no, {}, 'ended')).may).toBe(true)
  })

  test('P10 publishing needs the child beside the guardian, and ends with the shorter of both', () => {
    const purpose = 'publishing-a-badge'
    const guardian = said(father, 'given', { purpose })
    expect(ask(facts([guardian]), purpose)).toMatchObject({ because: 'child-not-asked' })
    const own = said(child, 'given', { purpose, untilOn: '2026-07-01' as Day })
    expect(ask(facts([guardian, own]), purpose)).toMatchObject({ may: true, untilOn: '2026-07-01' })
    expect(ask(facts([own]), purpose)).toMatchObject({ because: 'nobody-asked' })
  })

  test('a protected identity is not published, pictured or passed on, whoever says yes', () => {
    const purpose = 'third-party'
    expect(ask(facts([said(father, 'given', { purpose })], { protected: true }), purpose)).toMatchObject({
      because: 'protected',
    })
  })
})

describe('P8 at the age of consent', () => {
  const birth = { year: 2010, month: 5 }
  test('the guardian’s yes no longer counts and the young person is asked anew, also after a yes said as a child', () => {
    expect(ask(facts([said(father, 'given')], { birth }))).toMatchObject({ because: 'ask-the-young-person' })
    const before = said(child, 'given', { on: '2026-05-31' as Day })
    expect(ask(facts([before], { birth }))).toMatchObject({ because: 'ask-the-young-person' })
    expect(ask(facts([said(child, 'given')], { birth })).may).toBe(true)
    expect(ask(facts([said(child, 'given'), said(father, 'refused')], { birth })).may).toBe(true)
  })
  test('P1 the day is unknown: through the month of birth the guardian still decides, and notices go out', () => {
    const sixteen = { year: 2010, month: 6 }
    expect(ask(facts([said(father, 'given')], { birth: sixteen })).may).toBe(true)
    expect(reachesInMonth(sixteen, 16, today)).toBe(true)
    expect(ask(facts([said(father, 'given')], { birth: sixteen }), 'taking-part', '2026-07-01' as Day).may).toBe(false)
  })
  test.each([
    ['GB', 13],
    ['US', 13],
    ['ES', 14],
    ['FR', 15],
    ['DE', 16],
    ['XX', 16],
    [null, 16],
  ])('the age is a fact of the law that holds: %s %i', (jurisdiction, age) => {
    const place = familiesSettings.parse({ jurisdiction })
    expect(consentAgeFor('taking-part', place)).toBe(age)
    expect(consentAgeFor('research', place)).toBe(18)
    expect(consentAgeFor('photos', familiesSettings.parse({ jurisdiction, consentAge: 17 }))).toBe(17)
  })
})

describe('whatever was said', () => {
  const day = fc.integer({ min: dayNumber('2024-01-01' as Day), max: dayNumber('2029-01-01' as Day) }).map(dayOfNumber)
  const consent = fc
    .record({
      by: fc.constantFrom(child, father, mother),
      answer: fc.constantFrom<Answer>('given', 'refused', 'withdrawn'),
      purpose: fc.constantFrom(...purposes),
      on: day,
      days: fc.integer({ min: 0, max: 400 }),
      textVersion: fc.constantFrom(0, 1),
    })
    .map(({ by, answer, days, ...rest }) =>
      said(by, answer, { ...rest, untilOn: answer === 'given' ? addDays(rest.on, days) : null }),
    )
  const state = fc.constantFrom<LinkState>('active', 'suspended', 'ended')
  const given = fc
    .record({
      consents: fc.array(consent, { maxLength: 12 }),
      fathers: state,
      mothers: state,
      birth: fc.option(
        fc.record({ year: fc.integer({ min: 2005, max: 2020 }), month: fc.integer({ min: 1, max: 12 }) }),
      ),
      protected: fc.boolean(),
    })
    .map(({ consents, fathers, mothers, ...rest }) => {
      const known = facts(
        [...consents].sort((a, b) => a.at - b.at),
        rest,
        fathers,
      )
      return {
        ...known,
        links: known.links.map((link) => (link.guardianId === mother ? { ...link, state: mothers } : link)),
      }
    })
  const every = fc.record({ known: given, purpose: fc.constantFrom(...purposes), on: day })

  test('a yes is a live one: given, of today’s text, not over, by an active guardian below the age or by the young person from it on', () => {
    let yeses = 0
    fc.assert(
      fc.property(every, ({ known, purpose, on }) => {
        const answer = ask(known, purpose, on)
        if (!answer.may) return
        yeses += 1
        const { consent } = answer
        expect(consent.answer).toBe('given')
        expect(consent.purpose).toBe(purpose)
        expect(consent.textVersion).toBe(textVersions[purpose])
        expect(answer.untilOn >= on).toBe(true)
        const age = consentAgeFor(purpose, settings)
        if (isOldEnough(known.birth, age, on)) {
          expect(consent.givenBy).toBe(child)
          expect(isOldEnough(known.birth, age, consent.on)).toBe(true)
        } else {
          expect(known.links.find((link) => link.id === consent.linkId)?.state).toBe('active')
        }
      }),
      { numRuns: 10_000 },
    )
    // About one case in a hundred.
    expect(yeses).toBeGreaterThan(20)
  })

  test('withdrawing, refusing, suspending and protecting never give', () => {
    fc.assert(
      fc.property(
        every,
        fc.constantFrom(child, father, mother),
        fc.boolean(),
        ({ known, purpose, on }, who, isRefused) => {
          if (ask(known, purpose, on).may) return
          const no = said(who, isRefused ? 'refused' : 'withdrawn', { purpose, on: '2030-01-01' as Day })
          expect(ask({ ...known, consents: [...known.consents, no] }, purpose, on).may).toBe(false)
          expect(ask({ ...known, protected: true }, purpose, on).may).toBe(false)
          const resting = known.links.map((link) =>
            link.state === 'active' ? { ...link, state: 'suspended' as const } : link,
          )
          expect(ask({ ...known, links: resting }, purpose, on).may).toBe(false)
          expect(ask({ ...known, birth: null }, purpose, on)).toEqual(
            ask({ ...known, birth: { year: 2029, month: 1 } }, purpose, on),
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('who takes back is heard at once, whatever stood before', () => {
    fc.assert(
      fc.property(every, fc.constantFrom(father, mother), ({ known, purpose, on }, who) => {
        if (isOldEnough(known.birth, consentAgeFor(purpose, settings), on)) return
        if (known.links.find(({ guardianId }) => guardianId === who)?.state !== 'active') return
        const no = said(who, 'withdrawn', { purpose, on: '2030-01-01' as Day })
        expect(ask({ ...known, consents: [...known.consents, no] }, purpose, on).may).toBe(false)
      }),
    )
  })
})
