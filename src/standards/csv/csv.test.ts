import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { readCsv } from './read-csv.ts'
import { writeCsv, writeCell } from './write-csv.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, options = {}) => collect(readCsv(bytes(text), options))
const cellsOf = async (text: string) => (await read(text)).rows.map((row) => Object.values(row.fields))

describe('a table is read as it was meant', () => {
  test.each([
    ['comma', 'a,b\n1,2\n', [['1', '2']]],
    [
      'semicolon, although prose holds commas',
      'a;b\n"x, y";2\n"p, q";3\n',
      [
        ['x, y', '2'],
        ['p, q', '3'],
      ],
    ],
    ['tab, as pasted from a spreadsheet', 'a\tb\n1\t2', [['1', '2']]],
    ['pipe', 'a|b\n1|2\n', [['1', '2']]],
    ['CRLF', 'a,b\r\n1,2\r\n', [['1', '2']]],
    ['bare CR, also inside a cell', 'a,b\r"x\ry",2\r', [['x\ry', '2']]],
    ['line feeds and delimiters inside quotes', 'a,b\n"x\n,y",2\n', [['x\n,y', '2']]],
    ['doubled quotes', 'a,b\n"say ""hi""",2\n', [['say "hi"', '2']]],
    ['an unescaped quote', 'a,b\n"The "Other" Drum",2\n', [['The "Other" Drum', '2']]],
    ['a quote in plain text', 'a,b\n5" pipe,2\n', [['5" pipe', '2']]],
    ['quotes with backslashes', 'a,b\n"A \\"B\\", and C",2\n', [['A "B", and C', '2']]],
    [
      'a quote that opens and never closes',
      'a,b\n"x,2\ny,3\n',
      [
        ['"x', '2'],
        ['y', '3'],
      ],
    ],
    ['header with a space before and a delimiter after', ' a;b;\n1;2;\n', [['1', '2']]],
    [
      'title lines before the header',
      'Agenda\n\na,b,c\n1,2,3\n4,5,6\n',
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
    ],
    ['the delimiter told by a spreadsheet', 'sep=;\na;b\n1;2\n', [['1', '2']]],
    ['one column only', 'title\nx\ny\n', [['x'], ['y']]],
    ['empty lines', 'a,b\n\n1,2\n\n', [['1', '2']]],
    ['an empty quoted cell', 'a,b\n"",2\n', [['', '2']]],
  ])('%s', async (_what, text, expected) => {
    expect(await cellsOf(text)).toEqual(expected)
  })

  test('columns without a name, or with the same name twice, can be told apart', async () => {
    const { rows } = await read('a,,a, __proto__\n1,2,3,4\n')
    expect(rows[0]!.fields).toEqual({ a: '1', 'column 2': '2', 'a (2)': '3', 'column 4': '4' })
  })
})

describe('what can not be read is told with its row', () => {
  test('more filled cells than columns', async () => {
    const { rows, mistakes } = await read('a,b\n1,2\n1,2,3\n4,5\n')
    expect(rows.map((row) => row.number)).toEqual([2, 4])
    expect(mistakes).toEqual([
      { kind: 'mistake', number: 3, reason: 'csv.too-many-cells', facts: { cells: 3, columns: 2 }, fatal: false },
    ])
  })

  test('fewer cells: kept, noted', async () => {
    const { rows } = await read('a,b,c\n1,2\n1,2,3\n')
    expect(rows[0]).toMatchObject({ fields: { a: '1', b: '2', c: '' }, notes: ['csv.short-row'] })
  })

  test.each([true, false])('a cell of ten megabytes stops the reading at its row (quoted: %s)', async (quoted) => {
    const giant = 'x'.repeat(10_000_000)
    const { rows, mistakes } = await read(`a,b\n1,2\n3,${quoted ? `"${giant}"` : giant}\n5,6\n`)
    expect(rows).toHaveLength(1)
    expect(mistakes).toMatchObject([{ number: 3, reason: 'csv.cell-too-long', facts: { column: 'b' }, fatal: true }])
  })

  test('an empty file, and one with a header only', async () => {
    expect((await read('')).mistakes).toMatchObject([{ reason: 'reading.empty', fatal: true }])
    expect(await read('a,b\n')).toEqual({ rows: [], mistakes: [] })
  })

  test('too many columns', async () => {
    const wide = Array.from({ length: 30 }, (_, index) => `c${index}`).join(',')
    const { mistakes } = await read(`${wide}\n`, { limits: { columns: 20 } })
    expect(mistakes).toMatchObject([{ reason: 'csv.too-many-columns', facts: { columns: 30, limit: 20 } }])
  })
})

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '\\', '1', '=', ';') })
const column = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 8 })
const table = fc
  .uniqueArray(column, { minLength: 2, maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.array(cell, { minLength: names.length, maxLength: names.length }), { maxLength: 20 }),
    ),
  )

test('whatever we write, csv-parse and we read back alike', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ([names, rows]) => {
      const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ''))
      const text = [...writeCsv(names, filled)].join('')
      const oracle = (parse(text, { relax_column_count: true }) as string[][]).slice(1)
      const ours = (await collect(readCsv(bytes(text), { delimiter: ',' }))).rows.map((row) =>
        Object.values(row.fields),
      )
      expect(ours).toEqual(oracle)
    }),
    { numRuns: 300 },
  )
})

test('a feed cut into pieces at any byte reads the same', async () => {
  const text = 'a,b\r\n"x ""y"" é",2\r\n"p\r\nq",ü3\r\nlast,row'
  const whole = await read(text)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(text.length + 3), { maxLength: 6 }), async (cuts) => {
      const all = bytes(text)
      const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length]
      async function* pieces() {
        for (let index = 1; index < places.length; index += 1) yield all.slice(places[index - 1], places[index])
      }
      expect(await collect(readCsv(pieces()))).toEqual(whole)
    }),
  )
})

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-5', '-5'],
  ['+34 600', "'+34 600"],
  [-5, '-5'],
  ['a;b', 'a;b'],
  ['a,b', '"a,b"'],
  [null, ''],
])('a spreadsheet does not run %s', (value, expected) => {
  expect(writeCell(value)).toBe(expected)
})
