import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessFacts } from '#commons/organisations'
import { kinds, themes } from '../words.ts'
import { addressOf, everything, isNarrow, questionSchema, sortOf, type Question } from './question.ts'

const read = (query: string): Question => questionSchema.parse(parametersOf(query))

/** As Fastify hands them over: one value is a text, several are a list. */
function parametersOf(query: string): Record<string, string | string[]> {
  const parameters: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters[name]
    parameters[name] = before === undefined ? value : [before, value].flat()
  }
  return parameters
}

test('Saturday, free, my nine-year-old, near Pilsen, step-free, in Spanish', () => {
  expect(read('weekday=6&free=true&age=9&place=Pilsen&access=step-free&language=es')).toMatchObject({
    weekday: [6],
    free: true,
    age: [9],
    place: 'Pilsen',
    access: ['step-free'],
    language: ['es'],
    limit: 30,
  })
})

test.each([
  [
    'q=robotics&age=9&free=true&near=41.7514,-87.6437&withinKm=5',
    'q=robotics&age=9&near=41.751,-87.644&withinKm=5&free=true',
  ],
  ['theme=music&theme=arts,music', 'theme=arts,music'],
  ['q=+ro+bots++', 'q=ro%20bots'],
  ['q=&from=&age=&theme=&online=&limit=30&view=list', ''],
  ['free=false&online=false', 'online=false'],
  ['limit=100&view=map&sort=soonest', 'sort=soonest&view=map&limit=100'],
])('%s has the one address %s', (query, address) => {
  expect(addressOf(read(query))).toBe(address)
})

test.each([
  ['colour=red', 'colour'],
  ['from=2023-02-29', 'from'],
  ['from=2024-06-02&to=2024-06-01', 'to'],
  ['weekday=0', 'weekday'],
  ['age=-1', 'age'],
  ['age=nine', 'age'],
  ['near=41.7', 'near'],
  ['near=0,0', 'near'],
  ['near=91,10', 'near'],
  ['near=41.7,-87.6&place=Pilsen', 'place'],
  ['withinKm=5', 'withinKm'],
  ['near=41.7,-87.6&withinKm=0', 'withinKm'],
  ['theme=arts,astrology', 'theme'],
  ['free=yes', 'free'],
  ['maxPrice=1e9', 'maxPrice'],
  ['limit=101', 'limit'],
  ['limit=0', 'limit'],
  ['view=grid', 'view'],
  ['sort=nearest', 'sort'],
  ['cursor=%00', 'cursor'],
  ['q=a&q=b', 'q'],
])('%s is a mistake in %s', (query, field) => {
  const answer = questionSchema.safeParse(parametersOf(query))
  const issue = answer.error?.issues[0]
  expect(issue?.path[0] ?? (issue as { keys?: string[] } | undefined)?.keys?.[0]).toBe(field)
})

test.each([
  ['', 'soonest'],
  ['q=swim', 'relevance'],
  ['near=41.7,-87.6', 'nearest'],
  ['q=swim&near=41.7,-87.6', 'relevance'],
  ['q=swim&sort=soonest', 'soonest'],
])('%s comes by %s', (query, sort) => {
  expect(sortOf(read(query))).toBe(sort)
})

test('a question of nothing leaves nothing out', () => {
  expect(isNarrow(everything)).toBe(false)
  expect(isNarrow(read('limit=5&view=map'))).toBe(false)
  expect(isNarrow(read('free=true'))).toBe(true)
})

const text = fc.string({ unit: 'grapheme', maxLength: 30 })
const fuzzed = fc.dictionary(
  fc.oneof(fc.constantFrom(...Object.keys(everything)), text),
  fc.oneof(
    text,
    fc.array(text, { maxLength: 4 }),
    fc.constantFrom('1', '2024-06-01', 'true', '41.8,-87.6', 'arts', '6'),
  ),
)

test('whatever is sent is read or refused by field, never thrown', () => {
  fc.assert(
    fc.property(fuzzed, (parameters) => {
      const answer = questionSchema.safeParse(parameters)
      if (answer.success) expect(questionSchema.parse(parametersOf(addressOf(answer.data)))).toEqual(answer.data)
      else expect(answer.error.issues.every((issue) => issue.path.length > 0 || 'keys' in issue)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: '' as const })
const sensible = fc.record({
  q: text,
  weekday: fc.uniqueArray(fc.integer({ min: 1, max: 7 })).map(String),
  age: orNull(fc.integer({ min: 0, max: 99 }).map(String)),
  theme: fc.subarray([...themes], { maxLength: 5 }).map(String),
  kind: fc.subarray([...kinds], { maxLength: 5 }).map(String),
  access: fc.subarray([...accessFacts]).map(String),
  near: fc
    .tuple(fc.integer({ min: -89_999, max: 89_999 }), fc.integer({ min: 1, max: 179_999 }))
    .map(([lat, lon]) => `${lat / 1000},${lon / 1000}`),
  withinKm: fc.integer({ min: 1, max: 499 }).map(String),
})

test('an address read again asks the same', () => {
  fc.assert(
    fc.property(sensible, (parameters) => {
      const question = questionSchema.parse(parameters)
      expect(questionSchema.parse(parametersOf(addressOf(question)))).toEqual(question)
    }),
  )
})
