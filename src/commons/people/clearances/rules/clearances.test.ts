import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { addDays, instant, type Day } from '#kernel/instant.ts'
import { clearanceForm, clearanceKinds, clearancesSettings, type Clearance, type ClearanceRule } from '../words.ts'
import { decideClearance } from './decide-clearance.ts'
import { lapsed, remindersDue } from './reminders-due.ts'
import { addMonths, standing } from './standing.ts'

const today = '2026-06-17' as Day
const someone = '0192b3f0-0000-7000-8000-000000000001' as Id
const adult = { birth: { year: 1990, month: 1 } }
const young = { birth: { year: 2009, month: 12 } }
const settings = clearancesSettings.parse({})
const clearance = (edit: Partial<Clearance> = {}): Clearance => ({
  id: someone,
  personId: someone,
  kind: 'background-check',
  number: '1',
  authority: 'Registry',
  jurisdiction: 'XX',
  issuedOn: '2025-01-01' as Day,
  expiresOn: '2027-01-01' as Day,
  verifiedBy: null,
  verifiedOn: '2025-01-02' as Day,
  withdrawnAt: null,
  ...edit,
})
const young2 = (kind: Clearance['kind']): Clearance => clearance({ kind, issuedOn: '2026-01-10' as Day })

describe('P15 an adult meets children only with everything the place asks for', () => {
  test.each([
    ['nothing shown', [], false, 'missing'],
    ['seen and valid', [clearance()], true, 'held'],
    ['on its last day', [clearance({ expiresOn: today })], true, 'lapsing'],
    ['the day after', [clearance({ expiresOn: '2026-06-16' as Day })], false, 'expired'],
    ['withdrawn this minute', [clearance({ withdrawnAt: instant(1) })], false, 'missing'],
    ['issued tomorrow', [clearance({ issuedOn: '2026-06-18' as Day })], false, 'missing'],
    [
      'without an end, but older than five years',
      [clearance({ issuedOn: '2021-06-16' as Day, expiresOn: null })],
      false,
      'expired',
    ],
    ['the old and the renewed', [clearance({ expiresOn: '2026-01-01' as Day }), clearance()], true, 'held'],
    ['a first-aid course instead', [clearance({ kind: 'first-aid' })], false, 'missing'],
  ] as const)('%s', (_story, held, stands, state) => {
    expect(standing(adult, 'host', today, settings, held)).toMatchObject({ stands, items: [{ state }] })
  })
  test('a mentor of sixteen has another rule, and the adult’s paper does not help', () => {
    expect(standing(young, 'mentor', today, settings, [clearance()]).stands).toBe(false)
    const asked = [young2('guardian-agreement'), young2('named-adult')]
    expect(standing(young, 'mentor', today, settings, asked).stands).toBe(true)
    expect(standing(adult, 'mentor', today, settings, asked).stands).toBe(false)
  })
  test('an unknown age is the youngest, and a role nobody thought of stands for nobody', () => {
    expect(standing({ birth: null }, 'host', today, settings, [clearance()]).stands).toBe(false)
    expect(standing(adult, 'auditor', today, settings, [clearance()])).toEqual({ stands: false, items: [] })
  })
  test('a rule of another jurisdiction asks nothing here; ours takes only our own papers', () => {
    const rule = { ...settings.rules[0]!, jurisdiction: 'YY' }
    const both = { jurisdiction: 'XX', rules: [settings.rules[0]!, rule] }
    expect(standing(adult, 'host', today, both, [clearance()]).stands).toBe(true)
    expect(standing(adult, 'host', today, { ...both, jurisdiction: 'YY' }, [clearance()]).stands).toBe(false)
  })
})

test('no role gains by one rule more', () => {
  const rule = fc.record({
    roles: fc.constant(['host' as const]),
    jurisdiction: fc.constantFrom('any', 'XX', 'YY'),
    ages: fc.constantFrom('adult' as const, 'under-18' as const),
    kind: fc.constantFrom(...clearanceKinds),
    months: fc.option(fc.integer({ min: 1, max: 60 })),
  }) as fc.Arbitrary<ClearanceRule>
  const held = fc.record({
    kind: fc.constantFrom(...clearanceKinds),
    jurisdiction: fc.constantFrom('XX', 'YY'),
    from: fc.integer({ min: -900, max: 10 }),
    length: fc.option(fc.integer({ min: 0, max: 900 })),
  })
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1 }),
      rule,
      fc.array(held),
      fc.boolean(),
      (rules, more, papers, isYoung) => {
        const own = papers.map(({ kind, jurisdiction, from, length }) => {
          const issuedOn = addDays(today, from)
          return clearance({
            kind,
            jurisdiction,
            issuedOn,
            expiresOn: length === null ? null : addDays(issuedOn, length),
          })
        })
        const person = isYoung ? young : adult
        const before = standing(person, 'host', today, { jurisdiction: 'XX', rules }, own)
        const after = standing(person, 'host', today, { jurisdiction: 'XX', rules: [...rules, more] }, own)
        if (before.items.length > 0 && !before.stands) expect(after.stands).toBe(false)
      },
    ),
    { numRuns: 1000 },
  )
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-06-17', 60, '2031-06-17'],
])('%s and %i months is %s', (day, months, later) => expect(addMonths(day as Day, months)).toBe(later))

describe('reminders', () => {
  const ends = (expiresOn: string | null) => clearance({ expiresOn: expiresOn as Day | null })
  test.each([
    ['61 days before: none', '2026-08-17', [], []],
    ['60 days before', '2026-08-16', [], [60]],
    ['told already', '2026-08-16', [60], []],
    ['two weeks before, after a silence', '2026-07-01', [], [14, 60]],
    ['on the last day it has not lapsed', '2026-06-17', [60, 14], []],
    ['the day after', '2026-06-16', [60, 14], [lapsed]],
    ['without an end', null, [], []],
  ] as const)('%s', (_when, expiresOn, told, due) => {
    expect(remindersDue(ends(expiresOn), [60, 14], told, today)).toEqual(due)
  })
})

describe('what is written down', () => {
  const form = (edit: object) =>
    clearanceForm.parse({
      personId: someone,
      kind: 'background-check',
      number: '77',
      authority: 'Registry',
      jurisdiction: 'XX',
      issuedOn: '2026-01-01',
      ...edit,
    })
  test.each([
    ['a certificate of next week', { issuedOn: '2026-06-24' }, adult, 'people.clearance-not-yet-issued'],
    ['one that ended before it began', { expiresOn: '2025-01-01' }, adult, 'people.clearance-ends-before-it-begins'],
    ['a background check of a minor', {}, young, 'people.clearance-not-asked-of-minors'],
  ] as const)('is not %s', (_what, edit, person, refusal) => {
    expect(decideClearance(form(edit), person.birth, today)).toMatchObject({ refusal })
  })
})
