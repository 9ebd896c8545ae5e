import { expect, test } from 'vitest'
import { instant, type Day } from '#kernel/instant.ts'
import { checkRequirement } from './checking/check-requirement.ts'
import { compileRequirement, verdictOf } from './compile-requirement.ts'
import { indexRecord } from './index-record.ts'
import { factsOf } from './read-verdict.ts'
import type { AboutFact, FactKind, Moment, RecordFact, Traits } from './record-words.ts'
import { monthsBefore } from './windows.ts'
import type { Requirement, RuleBook } from './words.ts'

const moment: Moment = { at: instant(Date.parse('2026-06-17T09:00Z')), on: '2026-06-17' as Day }
const fact = (
  id: string,
  kind: FactKind,
  on: string,
  about: AboutFact,
  more: Partial<RecordFact> = {},
): RecordFact => ({ id, kind, at: instant(Date.parse(`${on}T08:00Z`)), on: on as Day, about, ...more })
const badge = (achievement: string): Requirement => ({ kind: 'badge', achievement })
const awarded = (id: string, achievement: string, on = '2026-03-01', more: Partial<RecordFact> = {}): RecordFact =>
  fact(id, 'awarded', on, { achievement }, more)
const visit = (id: string, on: string, about: AboutFact): RecordFact => fact(id, 'attended', on, about)

const book: RuleBook = {
  language: 1,
  named: {
    'safe at work': { kind: 'any-of', of: [badge('safety-here'), badge('first-aid')] },
    'workplace year': {
      kind: 'within',
      window: { fromOn: '2025-08-01' as Day, untilOn: '2026-07-31' as Day },
      of: { kind: 'hours', minutes: 600, about: { opportunityKind: 'job' } },
    },
  },
  scales: { mastery: ['heard', 'tried', 'can', 'can-tutor'] },
  equivalences: [
    { of: 'achievement', one: 'safety-here', other: 'safety-there', link: 'exact' },
    { of: 'achievement', one: 'safety-there', other: 'safety-abroad', link: 'exact' },
    { of: 'achievement', one: 'safety-here', other: 'safety-lite', link: 'close' },
  ],
}

interface Expected {
  readonly standing: string
  readonly got: number
  readonly needed: number
  readonly facts: readonly string[]
}
const met = (got: number, facts: readonly string[]): Expected => ({ standing: 'met', got, needed: got, facts })
const short = (got: number, needed: number, facts: readonly string[] = []): Expected => ({
  standing: 'not-met',
  got,
  needed,
  facts,
})

const doorOfBadges: Requirement = {
  kind: 'all-of',
  of: [
    { kind: 'age-band', fromYears: 16 },
    { kind: 'n-of', n: 3, of: ['a', 'b', 'c', 'd', 'e'].map(badge) },
  ],
}
const creditOnce: Requirement = { kind: 'n-of', n: 2, once: true, of: [badge('safety-here'), badge('safety-there')] }
const tutor: Requirement = { kind: 'level', competency: 'fractions', scale: 'mastery', atLeast: 'can-tutor' }
const level = (id: string, name: string): RecordFact =>
  fact(id, 'assessed', '2026-02-01', { competency: 'fractions', scale: 'mastery', level: name })
const stamps: Requirement = { kind: 'done', what: 'attended', times: 3, different: 'organisation' }
const subjects: Requirement = {
  kind: 'n-of',
  n: 2,
  once: true,
  of: [
    { kind: 'hours', minutes: 180, about: { theme: 'science' } },
    { kind: 'hours', minutes: 180, about: { theme: 'making' } },
  ],
}
const farm = (id: string, minutes: number): RecordFact =>
  visit(id, '2026-04-01', { themes: ['science', 'making'], minutes })

test.each<[string, Requirement, readonly RecordFact[], Traits, Expected]>([
  [
    'a door: any 3 of 5 badges and 16 years',
    doorOfBadges,
    [awarded('1', 'a'), awarded('2', 'c'), awarded('3', 'e')],
    { age: { birth: { year: 2010, month: 5 } } },
    met(2, ['1', '2', '3']),
  ],
  [
    'her birthday counts from the month after it',
    doorOfBadges,
    [awarded('1', 'a'), awarded('2', 'c'), awarded('3', 'e')],
    { age: { birth: { year: 2010, month: 6 } } },
    short(1, 2, ['1', '2', '3']),
  ],
  [
    'an age nobody said is not a no',
    doorOfBadges,
    [awarded('1', 'a'), awarded('2', 'c'), awarded('3', 'e')],
    {},
    { standing: 'unknown', got: 1, needed: 2, facts: ['1', '2', '3'] },
  ],
  [
    'but two badges are a no, whatever the age',
    doorOfBadges,
    [awarded('1', 'a'), awarded('2', 'c')],
    {},
    short(0, 2, ['1', '2']),
  ],
  [
    'a band that lies across the limit leaves it open',
    { kind: 'age-band', fromYears: 14 },
    [],
    { age: { fromYears: 13, toYears: 15 } },
    { standing: 'unknown', got: 0, needed: 1, facts: [] },
  ],
  [
    'a badge of a recognised place counts, through a chain of exact links',
    badge('safety-abroad'),
    [awarded('1', 'safety-here')],
    {},
    met(1, ['1']),
  ],
  ['one that is merely close does not', badge('safety-here'), [awarded('1', 'safety-lite')], {}, short(0, 1)],
  ['one credit from two centres adds up once', creditOnce, [awarded('1', 'safety-there')], {}, short(1, 2, ['1'])],
  [
    'without single use it would have counted twice',
    { ...creditOnce, once: false },
    [awarded('1', 'safety-there')],
    {},
    met(2, ['1']),
  ],
  ['nobody tutors before mastery was shown', tutor, [level('1', 'tried'), level('2', 'can')], {}, short(3, 4, ['2'])],
  [
    'once shown, a later bad day takes nothing away',
    tutor,
    [level('1', 'can-tutor'), level('2', 'tried')],
    {},
    met(4, ['1']),
  ],
  [
    'a passport: stamps of three different places',
    stamps,
    ['m', 'm', 'n', 'o', 'o'].map((organisation, day) => visit(`${day}`, `2026-05-0${day + 1}`, { organisation })),
    {},
    met(3, ['0', '2', '3']),
  ],
  [
    'four stamps of two places',
    stamps,
    ['m', 'm', 'n', 'n'].map((organisation, day) => visit(`${day}`, `2026-05-0${day + 1}`, { organisation })),
    {},
    short(2, 3, ['0', '2']),
  ],
  [
    'one project counts in two subjects, no minute in both',
    subjects,
    [farm('1', 240), farm('2', 120)],
    {},
    met(2, ['1', '2']),
  ],
  [
    'a minute short, and one subject goes without',
    subjects,
    [farm('1', 240), farm('2', 119)],
    {},
    short(1, 2, ['1', '2']),
  ],
  ['a grade path is for its grades', { kind: 'grade', oneOf: ['3'] }, [], { grade: '4' }, short(0, 1)],
  [
    'a member of the club until last week',
    { kind: 'group', group: 'club' },
    [],
    { groups: [{ group: 'club', fromOn: '2025-09-01' as Day, untilOn: '2026-06-10' as Day }] },
    short(0, 1),
  ],
  [
    'workplace hours of this school year only',
    { kind: 'named', name: 'workplace year' },
    [
      visit('1', '2025-07-31', { opportunityKind: 'job', minutes: 480 }),
      visit('2', '2026-07-31', { opportunityKind: 'job', minutes: 480 }),
      visit('3', '2025-08-01', { opportunityKind: 'job', minutes: 480 }),
    ],
    {},
    short(480, 600, ['3']),
  ],
  [
    'hours are of being there: a completion that copies them adds none',
    { kind: 'hours', minutes: 120 },
    [visit('1', '2026-01-01', { minutes: 60 }), fact('2', 'completed', '2026-01-01', { minutes: 60 })],
    {},
    short(60, 120, ['1']),
  ],
  [
    'a first-aid badge that ran out',
    { kind: 'named', name: 'safe at work' },
    [awarded('1', 'first-aid', '2024-01-01', { untilAt: instant(Date.parse('2026-01-01T00:00Z')) })],
    {},
    short(0, 1),
  ],
  [
    'a badge of the last two years, to the day',
    { kind: 'within', window: { lastMonths: 24 }, of: badge('a') },
    [awarded('1', 'a', '2024-06-16'), awarded('2', 'a', '2024-06-17')],
    {},
    met(1, ['2']),
  ],
  ['what is dated tomorrow has not happened', badge('a'), [awarded('1', 'a', '2026-06-18')], {}, short(0, 1)],
  [
    'an award withdrawn',
    badge('a'),
    [awarded('1', 'a'), awarded('2', 'a', '2026-04-01', { corrects: '1', withdraws: true })],
    {},
    short(0, 1),
  ],
  [
    'an award corrected to another',
    badge('b'),
    [awarded('1', 'a'), awarded('2', 'b', '2026-04-01', { corrects: '1' })],
    {},
    met(1, ['2']),
  ],
  [
    'taking back the correction does not bring the first one back',
    badge('a'),
    [
      awarded('1', 'a'),
      awarded('2', 'b', '2026-04-01', { corrects: '1' }),
      awarded('3', 'b', '2026-04-02', { corrects: '2', withdraws: true }),
    ],
    {},
    short(0, 1),
  ],
  [
    'a plan a family runs itself, with no organisation in any row',
    { kind: 'done', what: 'submitted-evidence', times: 2, about: { skill: 'baking' } },
    [
      fact('1', 'submitted-evidence', '2026-02-02', { skills: ['baking'] }),
      fact('2', 'submitted-evidence', '2026-02-09', { skills: ['baking', 'sums'] }),
    ],
    {},
    met(2, ['1', '2']),
  ],
  ['nothing asked is met', { kind: 'all-of', of: [] }, [], {}, met(0, [])],
])('%s', (_, rule, facts, traits, expected) => {
  expect(checkRequirement(rule, book).ok).toBe(true)
  const verdict = verdictOf(compileRequirement(rule, book), indexRecord({ facts, traits }), moment)
  expect({ standing: verdict.standing, got: verdict.got, needed: verdict.needed, facts: factsOf(verdict) }).toEqual(
    expected,
  )
})

test('of twelve slots, however they want the same facts, the twelfth is found by moving eleven', () => {
  const slots = Array.from({ length: 12 }, (_, slot): Requirement => ({
    kind: 'any-of',
    of: slot === 11 ? [badge('b0')] : [badge(`b${slot}`), badge(`b${slot + 1}`)],
  }))
  const facts = Array.from({ length: 12 }, (_, number) => awarded(`${number}`, `b${number}`))
  const rule: Requirement = { kind: 'n-of', n: 12, of: slots, once: true }
  const verdict = verdictOf(compileRequirement(rule, book), indexRecord({ facts, traits: {} }), moment)
  expect([verdict.standing, factsOf(verdict).length]).toEqual(['met', 12])
  expect(verdict.branches[11]!.branches[0]!.facts).toEqual(['0'])
})

test.each([
  ['2026-03-31', 1, '2026-02-28'],
  ['2024-03-31', 1, '2024-02-29'],
  ['2026-01-15', 1, '2025-12-15'],
  ['2026-06-17', 30, '2023-12-17'],
  ['2100-03-29', 1, '2100-02-28'],
])('%s, %i months before: %s', (on, months, before) => expect(monthsBefore(on as Day, months)).toBe(before))
