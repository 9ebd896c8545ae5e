import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { everything, questionSchema } from './question.ts'
import { readQuestion } from './read-question.ts'

const texts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'true',
    '3',
    '3,9',
    '41.751,-87.644',
    '2026-11-22',
    '2020-02-30',
    'arts',
    'nearest',
    'Pilsen',
  ),
  fc.string({ maxLength: 12 }),
)
const names = fc.constantFrom(...Object.keys(everything), 'other', '__proto__', 'constructor')
const values = fc.oneof(texts, texts, fc.array(texts, { maxLength: 3 }), fc.constant(undefined), fc.integer())
const parameters = fc.oneof(
  fc.array(fc.tuple(names, values), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  fc.constantFrom(null, [], 'q=1', 7),
)

test('reading only the fields that are there gives what the whole schema gives, mistakes included', () => {
  fc.assert(
    fc.property(parameters, (asked) => {
      const whole = questionSchema.safeParse(asked)
      const read = readQuestion(asked)
      expect(read.success).toBe(whole.success)
      expect(read.data).toEqual(whole.data)
      expect(read.error?.issues).toEqual(whole.error?.issues)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['near=41.751,-87.644&withinKm=5&q=robotics'],
  ['from=2026-12-01&to=2026-11-01'],
  ['withinKm=5'],
  ['near=41,-87&place=Pilsen'],
  ['sort=nearest'],
  ['unknown=1'],
])('%s', (query) => {
  const asked = Object.fromEntries(new URLSearchParams(query))
  expect(readQuestion(asked)).toEqual(questionSchema.safeParse(asked))
})
