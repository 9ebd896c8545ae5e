import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { participationSettings } from '../words.ts'
import { beforeForm } from '../words-of-before.ts'
import { formOf, requirementOf } from './before-form.ts'
import { checkFurther, type FurtherFacts } from './check-further.ts'

const nothing: FurtherFacts = { unlocks: null, isCarer: false, isCleared: false, minutes: null }
const shows = (of: 'carers' | 'everybody') => ({ companions: { show: ['background-check'], of } })
const badge = [{ kind: 'badge', badge: 'Lantern' }] as const

test.each([
  ['nothing is asked', nothing, 'learner', {}, []],
  ['something comes before', { ...nothing, unlocks: badge }, 'learner', {}, ['check-before block 1']],
  [
    '… and the place only warns',
    { ...nothing, unlocks: badge },
    'learner',
    { checks: { before: 'warn' } },
    ['check-before warn 1'],
  ],
  ['… never of whoever comes along', { ...nothing, unlocks: badge }, 'companion', {}, []],
  [
    'no step is left to take, and it is still said',
    { ...nothing, unlocks: [] },
    'learner',
    {},
    ['check-before block 0'],
  ],
  ['a carer shows a paper', { ...nothing, isCarer: true }, 'companion', shows('carers'), ['check-clearance block 0']],
  ['… and has it', { ...nothing, isCarer: true, isCleared: true }, 'companion', shows('carers'), []],
  ['a mother need not', nothing, 'companion', shows('carers'), []],
  ['… unless all do', nothing, 'companion', shows('everybody'), ['check-clearance block 0']],
  ['a place that asks for no paper', { ...nothing, isCarer: true }, 'companion', {}, []],
  ['a learner shows none', { ...nothing, isCarer: true }, 'learner', shows('everybody'), []],
  ['a way as long as may be', { ...nothing, minutes: 45 }, 'learner', {}, []],
  ['a longer one', { ...nothing, minutes: 50 }, 'companion', {}, ['check-travel inform 0']],
  [
    '… that stops here',
    { ...nothing, minutes: 50 },
    'learner',
    { checks: { travel: 'block' } },
    ['check-travel block 0'],
  ],
] as const)('%s', (_what, facts, part, settings, expected) => {
  const found = checkFurther(facts, part, participationSettings.parse(settings))
  expect(
    found.map(
      ({ sentence, mode, unlocks = [] }) => `${sentence.replace('participation.', '')} ${mode} ${unlocks.length}`,
    ),
  ).toEqual(expected)
})

const one = '0197f0c0-0000-7000-8000-000000000001' as Id
test('what the form says is said in the common language, and comes back into the form', () => {
  const forms = [
    beforeForm.parse({ attended: [one] }),
    beforeForm.parse({ hours: [{ theme: 'nature', hours: '4' }], badges: [' Lantern '] }),
    beforeForm.parse({ attended: [one], hours: [{ theme: 'arts', hours: 2 }], badges: ['Lantern'], atLeast: '2' }),
  ]
  for (const form of forms) expect(formOf(requirementOf(form)!)).toEqual(form)
  expect(requirementOf(beforeForm.parse({}))).toBeNull()
  expect(requirementOf(beforeForm.parse({ badges: ['Lantern'], atLeast: 5 }))).toMatchObject({ kind: 'all-of' })
})

test.each([
  ['a choice', { kind: 'any-of', of: [] }],
  ['an age', { kind: 'all-of', of: [{ kind: 'age-band', fromYears: 8 }] }],
  [
    'twice to the same',
    { kind: 'all-of', of: [{ kind: 'done', what: 'attended', times: 2, about: { opportunity: one } }] },
  ],
  ['half hours', { kind: 'all-of', of: [{ kind: 'hours', minutes: 90, about: { theme: 'arts' } }] }],
] as const)('%s is not shown as if the form could say it', (_what, requirement) => {
  expect(formOf(requirement)).toBeNull()
})
