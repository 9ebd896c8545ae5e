import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import type { Requirement, RuleBook } from '../words.ts'
import { checkRequirement, checkRuleBook } from './check-requirement.ts'
import type { MistakeReason } from './mistakes.ts'

const badge: Requirement = { kind: 'badge', achievement: 'welding' }
const visit: Requirement = { kind: 'done', what: 'attended', times: 1 }
const hour: Requirement = { kind: 'hours', minutes: 60 }
const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one)
const deep = (levels: number): unknown => (levels === 0 ? badge : { kind: 'all-of', of: [deep(levels - 1)] })

const book: RuleBook = {
  language: 1,
  named: { basics: badge, 'a/b': { kind: 'all-of', of: [{ kind: 'named', name: 'basics' }] } },
  scales: { steps: ['seen', 'able'] },
  equivalences: [],
}
const found = (value: unknown, inBook = book): [string, MistakeReason][] => {
  const checked = checkRequirement(value, inBook)
  return checked.ok ? [] : checked.mistakes.map(({ path, reason }) => [path, reason])
}

test.each<[string, unknown, [string, MistakeReason][]]>([
  ['a tree of each sort', { kind: 'n-of', n: 2, of: [badge, hour, { kind: 'named', name: 'a/b' }] }, []],
  ['an empty all-of asks nothing', { kind: 'all-of', of: [] }, []],
  ['nothing', null, [['', 'not-a-requirement']]],
  ['a kind of the object itself', { kind: 'constructor' }, [['/kind', 'unknown-kind']]],
  ['there is no none-of', { kind: 'none-of', of: [badge] }, [['/kind', 'unknown-kind']]],
  ['a word too many', { kind: 'badge', achievement: 'welding', not: true }, [['/not', 'unknown-word']]],
  ['a word too few', { kind: 'badge' }, [['/achievement', 'not-a-name']]],
  ['an empty any-of', { kind: 'all-of', of: [{ kind: 'any-of', of: [] }] }, [['/of/0/of', 'empty-choice']]],
  ['three of two', { kind: 'n-of', n: 3, of: [badge, hour] }, [['/n', 'n-greater-than-m']]],
  ['none of two', { kind: 'n-of', n: 0, of: [badge, hour] }, [['/n', 'too-small']]],
  ['negative hours', { kind: 'hours', minutes: -60 }, [['/minutes', 'too-small']]],
  ['half a minute', { kind: 'hours', minutes: 0.5 }, [['/minutes', 'not-a-whole-number']]],
  ['a theme that is no name', { kind: 'hours', minutes: 1, about: { theme: 7 } }, [['/about/theme', 'not-a-name']]],
  ['a count of wishes', { kind: 'done', what: 'aimed', times: 1 }, [['/what', 'not-one-of-these']]],
  ['a window of nothing', { kind: 'within', window: {}, of: badge }, [['/window', 'empty-window']]],
  [
    'a window upside down',
    { kind: 'within', window: { fromOn: '2026-09-01', untilOn: '2026-06-30' }, of: badge },
    [['/window', 'window-ends-before-it-begins']],
  ],
  [
    'a day that is none',
    { kind: 'within', window: { fromOn: '2026-02-30' }, of: badge },
    [['/window/fromOn', 'not-a-day']],
  ],
  ['an age without ends', { kind: 'age-band' }, [['', 'empty-age-band']]],
  ['an age upside down', { kind: 'age-band', fromYears: 16, toYears: 12 }, [['', 'age-band-ends-before-it-begins']]],
  [
    'a scale nobody keeps',
    { kind: 'level', competency: 'c', scale: 'toString', atLeast: 'able' },
    [['/scale', 'unknown-scale']],
  ],
  [
    'a level not on it',
    { kind: 'level', competency: 'c', scale: 'steps', atLeast: 'best' },
    [['/atLeast', 'unknown-level']],
  ],
  [
    'a name nobody gave',
    { kind: 'any-of', of: [{ kind: 'named', name: 'valueOf' }] },
    [['/of/0/name', 'unknown-requirement']],
  ],
  ['a well without a bottom', deep(12), [['/of/0'.repeat(12), 'too-deep']]],
  ['a hundred and one ways', { kind: 'any-of', of: many(101, badge) }, [['/of', 'too-many-parts']]],
  [
    'single use of a tree',
    { kind: 'n-of', n: 1, once: true, of: [badge, { kind: 'all-of', of: [badge, visit] }] },
    [['/of/1', 'once-of-a-tree']],
  ],
  [
    'single use within single use',
    { kind: 'n-of', n: 1, once: true, of: [{ kind: 'n-of', n: 1, once: true, of: [badge] }] },
    [['/of/0', 'once-of-a-tree']],
  ],
  [
    'visits weighed in two ways',
    { kind: 'n-of', n: 2, once: true, of: [hour, visit] },
    [['/of', 'once-mixes-hours-and-visits']],
  ],
  [
    'thirteen slots of hours',
    { kind: 'n-of', n: 2, once: true, of: many(13, hour) },
    [['/of', 'once-has-too-many-slots']],
  ],
  ['thirteen slots of one fact each', { kind: 'n-of', n: 2, once: true, of: many(13, badge) }, []],
])('%s', (_, value, mistakes) => expect(found(value)).toEqual(mistakes))

test('a circle of names is refused and named as it is walked', () => {
  const named = (name: string): Requirement => ({ kind: 'named', name })
  const circular: RuleBook = {
    ...book,
    named: {
      diploma: { kind: 'all-of', of: [badge, named('internship')] },
      internship: {
        kind: 'any-of',
        of: [hour, { kind: 'within', window: { fromOn: '2026-01-01' as Day }, of: named('safety') }],
      },
      safety: { kind: 'all-of', of: [named('internship')] },
    },
  }
  expect(checkRequirement(named('diploma'), circular)).toEqual({
    ok: false,
    mistakes: [
      {
        path: '/named/safety/of/0',
        reason: 'names-go-in-a-circle',
        facts: { circle: 'internship → safety → internship' },
      },
    ],
  })
  expect(found(named('me'), { ...book, named: { me: named('me') } })).toEqual([['/named/me', 'names-go-in-a-circle']])
})

test('names that lean on names on names cannot be written out to a forest', () => {
  const named = Object.fromEntries(
    Array.from({ length: 20 }, (_, level): [string, Requirement] => [
      `r${level}`,
      level === 0
        ? badge
        : {
            kind: 'all-of',
            of: [
              { kind: 'named', name: `r${level - 1}` },
              { kind: 'named', name: `r${level - 1}` },
            ],
          },
    ]),
  )
  expect(found({ kind: 'named', name: 'r19' }, { ...book, named })).toEqual([['', 'too-many-parts']])
  expect(found({ kind: 'named', name: 'r5' }, { ...book, named })).toEqual([])
})

test('a mistake in a named rule is found where it is written, once', () => {
  const broken = {
    ...book,
    named: { ...book.named, 'a/b': { kind: 'hours', minutes: 0 }, c: { kind: 'named', name: 'a/b' } },
  }
  expect(checkRuleBook(broken)).toEqual([{ path: '/named/a~1b/minutes', reason: 'too-small', facts: { least: 1 } }])
})

test.each([
  [{ ...book, language: 2 }, '/language', 'unknown-language'],
  [{ ...book, scales: { steps: ['able', 'able'] } }, '/scales/steps', 'level-twice'],
  [{ ...book, scales: { steps: [] } }, '/scales/steps', 'empty-choice'],
  [
    { ...book, equivalences: [{ of: 'achievement', one: 'a', other: 'b', link: 'same-ish' }] },
    '/equivalences/0/link',
    'not-one-of-these',
  ],
])('a book with a mistake', (broken, path, reason) => {
  expect(checkRuleBook(book)).toEqual([])
  expect(checkRuleBook(broken).map((one) => [one.path, one.reason])).toEqual([[path, reason]])
})
