import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { flattenFields, valueAt } from '../reading/fields.ts'
import { readJson } from './read-json.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, itemsAt?: string) =>
  collect(readJson(bytes(text), itemsAt === undefined ? {} : { itemsAt }))
const fieldsOf = async (text: string, itemsAt?: string) => (await read(text, itemsAt)).rows.map((row) => row.fields)

describe('the list of items is found', () => {
  test.each([
    ['the document is the list', '[{"a":1},{"a":2}]', undefined, [{ a: 1 }, { a: 2 }]],
    ['the first list of objects', '{"n":2,"tags":["x"],"events":[{"a":1}],"more":[{"b":1}]}', undefined, [{ a: 1 }]],
    ['JSON-LD', '{"@context":{"a":"b"},"@graph":[{"a":1}]}', undefined, [{ a: 1 }]],
    ['by a path', '{"x":[{"no":1}],"result":{"records":[{"a":1}]}}', 'result.records', [{ a: 1 }]],
    ['JSON Lines', '{"a":1,"l":[{"x":1}]}\n{"a":2}\n', undefined, [{ a: 1, l: [{ x: 1 }] }, { a: 2 }]],
    ['a document alone', '{"a":{"b":1}}', undefined, [{ a: { b: 1 } }]],
    ['brackets and quotes inside strings', '[{"a":"}],{\\"["}]', undefined, [{ a: '}],{"[' }]],
    ['a key hidden in a list', '{"l":[["events"]],"events":[{"a":1}]}', 'events', [{ a: 1 }]],
    ['an empty list', '{"events":[ ]}', 'events', []],
  ])('%s', async (_what, text, path, expected) => {
    expect(await fieldsOf(text, path)).toEqual(expected)
  })
})

test('raw line breaks inside strings are read, and said', async () => {
  const { rows } = await read('{"events":[{"a":"one\r\ntwo\tthree \\" \\\\"},\n{"a":"plain"}]}')
  expect(rows).toEqual([
    { kind: 'row', number: 1, fields: { a: 'one\r\ntwo\tthree " \\' }, notes: ['json.raw-control-characters'] },
    { kind: 'row', number: 2, fields: { a: 'plain' } },
  ])
})

describe('what can not be read is told', () => {
  test.each([
    ['nothing', '  ', 'reading.empty', null],
    ['no JSON', 'Not found', 'json.not-json', null],
    ['a web page', '<html>', 'json.not-json', null],
    ['cut off inside an item', '[{"a":1},{"a":', 'json.truncated', 2],
    ['a list that is not there', '{"a":1}', 'json.no-items', null],
  ])('%s', async (_what, text, reason, number) => {
    const { mistakes } = await read(text, reason === 'json.no-items' ? 'events' : undefined)
    expect(mistakes.at(-1)).toMatchObject({ reason, number, fatal: true })
  })

  test('one bad item does not take the others with it', async () => {
    const { rows, mistakes } = await read('[{"a":1},{"a":nope},7,{"a":2}]')
    expect(rows.map((row) => row.number)).toEqual([1, 4])
    expect(mistakes.map((each) => [each.number, each.reason])).toEqual([
      [2, 'json.item-not-json'],
      [3, 'json.item-not-an-object'],
    ])
  })

  test('a document nested without end', async () => {
    const { mistakes } = await read(`{"a":${'['.repeat(100_000)}`)
    expect(mistakes).toMatchObject([{ reason: 'json.too-deep', fatal: true }])
  })

  test('an item of six megabytes', async () => {
    const { rows, mistakes } = await read(`[{"a":1},{"a":"${'x'.repeat(6_000_000)}"},{"a":2}]`)
    expect(rows).toHaveLength(1)
    expect(mistakes).toMatchObject([{ number: 2, reason: 'json.item-too-large', fatal: true }])
  })
})

test('any list of objects, spaced and cut anyhow, is read as JSON.parse reads it', async () => {
  const item = fc.dictionary(
    fc.string({ unit: 'grapheme' }).map((key) => `k${key}`),
    fc.jsonValue(),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(0, 1, '\t'),
      fc.nat(5000),
      async (list, space, cut) => {
        const whole = bytes(JSON.stringify({ before: [1, ['events']], events: list, after: [{}] }, null, space))
        async function* pieces() {
          yield whole.slice(0, cut % whole.length)
          yield whole.slice(cut % whole.length)
        }
        const { rows, mistakes } = await collect(readJson(pieces(), { itemsAt: 'events' }))
        expect(mistakes).toEqual([])
        expect(rows.map((row) => row.fields)).toEqual(JSON.parse(JSON.stringify(list)))
      },
    ),
  )
})

test('fields are reached by their path', () => {
  const fields = { 'a.b': 1, a: { c: [{ d: 2 }, { d: 3 }] }, tags: ['x', 'y'] }
  expect(['a.b', 'a.c.1.d', 'a.c.7.d', 'a.x', 'tags'].map((path) => valueAt(fields, path))).toEqual([
    1,
    3,
    undefined,
    undefined,
    ['x', 'y'],
  ])
  expect(flattenFields(fields)).toEqual({ 'a.b': 1, 'a.c.0.d': 2, 'a.c.1.d': 3, tags: ['x', 'y'] })
})
