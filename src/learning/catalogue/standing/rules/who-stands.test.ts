import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContactStanding } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { catalogueSettings } from '../../words.ts'
import { askedAt, isForMinors, sessionsWithout, shownName, standsAt } from './who-stands.ts'

const house = 'house' as Id
const other = 'other' as Id
const standing = (edit: Partial<ContactStanding> = {}): ContactStanding => ({
  personId: 'wren' as Id,
  role: 'host',
  organisationId: house,
  stands: true,
  items: [{ kind: 'background-check', state: 'held', untilOn: null }],
  holds: ['background-check'],
  isMinor: false,
  ...edit,
})
const asks = (forMinors: boolean) => ({ forMinors, kinds: [] })
const lapsed = standing({
  stands: false,
  items: [
    { kind: 'background-check', state: 'expired', untilOn: null },
    { kind: 'first-aid', state: 'held', untilOn: null },
  ],
})

describe('who stands at the sessions of a house', () => {
  test.each([
    ['a guide whose checks stand', [standing()], true, { stands: true }],
    ['nobody who works here', [], true, { stands: false, isOfHouse: false, missing: [] }],
    [
      'a host of another house',
      [standing({ organisationId: other })],
      true,
      { stands: false, isOfHouse: false, missing: [] },
    ],
    [
      'a steward of the place',
      [standing({ organisationId: null })],
      true,
      { stands: false, isOfHouse: false, missing: [] },
    ],
    ['a courier', [standing({ role: 'courier' })], true, { stands: false, isOfHouse: false, missing: [] }],
    ['one whose check lapsed, where only grown-ups come', [lapsed], false, { stands: true }],
    ['one of two roles stands', [lapsed, standing({ role: 'mentor' })], true, { stands: true }],
  ])('%s', (_who, standings, forMinors, expected) =>
    expect(standsAt(standings, house, asks(forMinors as boolean))).toEqual(expected),
  )

  test.each([
    ['a group', 'in-a-group', standing(), { stands: true }],
    [
      'a child alone with her',
      'alone',
      standing(),
      { stands: false, missing: [{ kind: 'reference', state: 'missing' }] },
    ],
    ['alone, who shows all of it', 'alone', standing({ holds: ['background-check', 'reference'] }), { stands: true }],
    ['a class with its teacher', 'with-their-teacher', standing({ holds: [] }), { stands: true }],
    ['nobody said who is with them', null, standing({ holds: [] }), { stands: true }],
    [
      'a mentor under eighteen, who has rules of her own',
      'alone',
      standing({ holds: [], isMinor: true }),
      { stands: true },
    ],
  ] as const)('the kind of contact asks beside the role: %s', (_what, contact, person, expected) => {
    const asked = askedAt({ ages: { min: 8 }, contact }, catalogueSettings.parse({}))
    expect(standsAt([person], house, asked)).toMatchObject(expected)
  })

  test('what only grown-ups come to asks nothing, whatever is said of the contact', () => {
    const asked = askedAt({ ages: { min: 18 }, contact: 'alone' }, catalogueSettings.parse({}))
    expect(standsAt([lapsed], house, asked)).toEqual({ stands: true })
  })

  test('what is told as missing is what the nearest role lacks', () => {
    const mentor = standing({
      role: 'mentor',
      stands: false,
      items: [
        { kind: 'background-check', state: 'missing', untilOn: null },
        { kind: 'reference', state: 'missing', untilOn: null },
      ],
    })
    expect(standsAt([mentor, lapsed], house, asks(true))).toMatchObject({ missing: [{ kind: 'background-check' }] })
  })

  test('nobody gains by a restriction: taking a clearance or a role away never lets anybody stand', () => {
    const roles = fc.constantFrom('host', 'mentor', 'educator', 'courier' as const)
    const any = fc.record({ role: roles, organisationId: fc.constantFrom(house, other, null), stands: fc.boolean() })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), fc.boolean(), fc.nat(4), (drawn, forMinors, at) => {
        const standings = drawn.map((one) => standing(one))
        const fewer = standings.filter((_, index) => index !== at)
        const weaker = standings.map((one, index) => (index === at ? { ...one, stands: false } : one))
        const before = standsAt(standings, house, asks(forMinors)).stands
        for (const less of [fewer, weaker]) {
          if (standsAt(less, house, asks(forMinors)).stands) expect(before).toBe(true)
        }
        if (standsAt(standings, house, asks(true)).stands)
          expect(standsAt(standings, house, asks(false)).stands).toBe(true)
      }),
    )
  })
})

test('an offer that does not say who it is for is read as one for children', () => {
  expect([null, 0, 17, 18, 65].map((min) => isForMinors({ min }))).toEqual([true, true, true, false, false])
})

test('a name is read as its adult wants it, and a minor’s never', () => {
  expect(shownName('Wren Example', 'not', false)).toBeNull()
  expect(shownName('Wren Example', 'first-name', false)).toBe('Wren')
  expect(shownName('Wren Example', 'whole-name', false)).toBe('Wren Example')
  expect(shownName('Wren Example', 'whole-name', true)).toBeNull()
})

test('who stands at the whole offer stands at each session', () => {
  const [a, b] = ['a' as Id, 'b' as Id]
  expect(sessionsWithout([a, b], [])).toEqual([a, b])
  expect(sessionsWithout([a, b], [{ sessionId: a }])).toEqual([b])
  expect(sessionsWithout([a, b], [{ sessionId: null }])).toEqual([])
})
