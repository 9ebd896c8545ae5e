import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { collect } from '#standards/reading/collect.ts'
import { readCsv } from '#standards/csv/read-csv.ts'
import type { Line } from '../words.ts'
import { gather } from './gather.ts'
import { orderOfDates, readBirth, readYearAndMonth } from './read-birth.ts'
import { languageOf } from './read-language.ts'
import { readEnrollment, readLine } from './read-line.ts'
import { recognise, SchoolRoll, type KnownPerson } from './recognise.ts'

test.each([
  ['2017-04-15', 'year-first', '2017-4'],
  ['2017-04', 'year-first', '2017-4'],
  ['15.04.2017', 'day-first', '2017-4'],
  ['04/05/2017', 'day-first', '2017-5'],
  ['04/05/2017', 'month-first', '2017-4'],
  ['15/04/2017', 'month-first', '2017-4'],
  ['04/15/2017', 'day-first', '2017-4'],
  ['4.2017', 'day-first', '2017-4'],
  ['20170415', 'year-first', '2017-4'],
  ['٢٠١٧-٠٤-١٥', 'year-first', '2017-4'],
  ['2017-04-15T00:00:00Z', 'year-first', '2017-4'],
  ['2017-13-01', 'year-first', null],
  ['15.04.17', 'day-first', null],
  ['Otter', 'year-first', null],
  ['', 'year-first', null],
] as const)('P1 the birth %s, %s, is kept as %s', (written, order, expected) => {
  const birth = readBirth(written, order)
  expect(birth && `${birth.year}-${birth.month}`).toBe(expected)
})
test('year and month in columns of their own', () => {
  expect(readYearAndMonth('2017', '٤')).toEqual({ year: 2017, month: 4 })
  expect(readYearAndMonth('2017', 'April')).toBeNull()
})
test.each([
  [['15.04.2017', '03.02.2016'], 'day-first'],
  [['04/15/2017', '02/03/2016'], 'month-first'],
  [['03.02.2016', '04.05.2017'], null],
  [['2017-04-15'], 'year-first'],
  [['15.04.2017', '04/15/2017'], null],
] as const)('the dates %j are written %s', (written, order) => expect(orderOfDates(written)).toBe(order))

test.each([
  ['Deutsch', 'de'],
  ['ar', 'ar'],
  ['pt-br', 'pt-BR'],
  ['العربية', 'ar'],
  ['Otter', null],
  ['constructor', null],
  ['', null],
])('the language %s is %s', (written, tag) => expect(languageOf(written)).toBe(tag))

const season = { fromOn: '2026-09-01' as Day, untilOn: '2027-07-31' as Day, thisMonth: '2026-09' }
const person = (edit: Partial<Line> = {}) =>
  gather([
    {
      row: 2,
      part: 'member',
      outsideId: null,
      name: 'Otter Example',
      birth: { year: 2016, month: 4 },
      language: null,
      school: 'Elm',
      group: { outsideId: null, name: '3a' },
      level: '',
      fromOn: season.fromOn,
      untilOn: season.untilOn,
      ...edit,
    },
  ]).people[0]!
const known = (personId: string, edit: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: personId as Id,
  name: 'Otter Example',
  birth: { year: 2016, month: 4 },
  hasNumber: false,
  ...edit,
})
const roll = (...people: KnownPerson[]): SchoolRoll => {
  const made = new SchoolRoll()
  for (const one of people) made.add(one)
  return made
}

test.each([
  ['nobody of that name', person(), roll(known('a', { name: 'Finch Example' })), 'new'],
  ['the one child of that name and month', person(), roll(known('a')), 'recognised'],
  ['two of them', person(), roll(known('a'), known('b')), 'same-name-and-month'],
  ['another month', person(), roll(known('a', { birth: { year: 2016, month: 5 } })), 'new'],
  ['a month nobody told', person(), roll(known('a', { birth: null })), 'month-unknown'],
  ['no month in the file', person({ birth: null }), roll(known('a')), 'month-unknown'],
  ['the words turned round', person({ name: 'Example Otter' }), roll(known('a')), 'same-name-and-month'],
  ['a slip of the finger', person({ name: 'Oter Example' }), roll(known('a')), 'nearly-the-same-name'],
  ['a number of its own already', person({ outsideId: 'S2' }), roll(known('a', { hasNumber: true })), 'other-number'],
  ['no name was agreed', person({ name: null, outsideId: 'S1' }), roll(known('a')), 'new'],
] as const)('a row against %s: %s', (_what, wanted, school, expected) => {
  const how = recognise(wanted, null, school)
  expect(how.kind === 'ask' ? how.because : how.kind).toBe(expected)
})

test('a number that belonged to somebody else by name and month is refused; a mended name is the same child', () => {
  const kept = { personId: 'a' as Id, name: 'Otter Example', birth: { year: 2016, month: 4 } }
  const other = person({ outsideId: 'S1', name: 'Finch Beech', birth: { year: 2014, month: 1 } })
  expect(recognise(other, kept, roll())).toEqual({ kind: 'refused', reason: 'number-of-another-child' })
  expect(recognise(person({ outsideId: 'S1', name: 'Ottar Beech' }), kept, roll()).kind).toBe('known')
})

test('reading any table or package never throws, and gathering is the same in any order', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('2016-04-15', '3a', 'Elm', 'Otter Example', '', '\u202E', '31.12.2099', '__proto__'),
  )
  const mapping = {
    columns: { 'outside-id': 'a', name: 'b', birth: 'c', school: 'd', group: 'e', teacher: 'f' },
    birthOrder: 'day-first',
  } as const
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 12 }), async (table) => {
      const csv = ['a,b,c,d,e,f', ...table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))]
      const { rows } = await collect(readCsv(Buffer.from(csv.join('\n'))))
      const lines = rows.flatMap(({ number, fields }) => {
        const made = readLine(number, fields, mapping, season)
        readEnrollment(number, fields, season)
        return made.ok ? made.value : []
      })
      expect(gather(lines.toReversed())).toEqual(gather(lines))
    }),
    { numRuns: 200 },
  )
})
