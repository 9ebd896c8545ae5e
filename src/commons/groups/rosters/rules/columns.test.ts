import { expect, test } from 'vitest'
import { nothingCounted } from '../words.ts'
import { missingColumns, outsideAgreement } from './choose-fields.ts'
import { decideStart, type StartFacts } from './decide-start.ts'
import { doubtColumns } from './doubt-columns.ts'
import { proposeColumns } from './propose-columns.ts'

const sample = (columns: Record<string, string[]>) => new Map(Object.entries(columns))

test('headers of several countries say which column holds what; two names win over one', () => {
  const { columns, birthOrder } = proposeColumns(
    ['Schülernummer', 'Vorname', 'Nachname', 'Name', 'Geburtsdatum', 'Klasse', 'Straße'],
    sample({ Geburtsdatum: ['15.04.2017'] }),
  )
  expect(columns).toEqual({
    'outside-id': 'Schülernummer',
    'given-name': 'Vorname',
    'family-name': 'Nachname',
    birth: 'Geburtsdatum',
    group: 'Klasse',
  })
  expect(birthOrder).toBe('day-first')
})

const names = ['Otter Example', 'Finch Example', 'Lark Example', 'Wren Example']
const dates = ['2016-04-15', '2016-05-15', '2017-01-02', '2015-09-30']
test('swapped columns are found, with the one that holds it instead; a few odd cells are no swap', () => {
  const mapping = { columns: { name: 'A', birth: 'B', group: 'C' }, birthOrder: 'year-first' } as const
  const swapped = doubtColumns(mapping, sample({ A: dates, B: names, C: ['3a', '3b', '3a', '3b'] }))
  expect(swapped).toMatchObject([
    { field: 'name', column: 'A', wrong: 4, of: 4, rather: 'B' },
    { field: 'birth', column: 'B', wrong: 4, of: 4, rather: 'A' },
  ])
  expect(doubtColumns(mapping, sample({ A: names, B: [...dates, 'soon'], C: ['3a'] }))).toEqual([])
  const school = names.map(() => 'Elm School')
  const withOdd = doubtColumns(mapping, sample({ A: [...dates, 'soon'], B: names, C: ['3a'], S: school }))
  expect(withOdd.map(({ field, rather }) => `${field} in ${rather}`)).toEqual(['name in B', 'birth in A'])
  const houses = { columns: { school: 'S', group: 'C' }, birthOrder: 'year-first' } as const
  const many = { S: ['3a', '3b', '4a', '4b', '5a'], C: ['Elm', 'Elm', 'Elm', 'Ash', 'Ash'] }
  expect(doubtColumns(houses, sample(many))).toMatchObject([{ field: 'school', rather: 'C' }])
})

const birds = Array.from({ length: 24 }, (_, place) => `${'abcdefghijklmnopqrstuvwx'[place]!.repeat(3)} Example`)
const clubs = birds.map((_, place) => ['Otters', 'Herons'][place % 2]!)
test.each([
  ['children as their own classes', { name: 'A', group: 'B' }, { A: clubs, B: birds }, 'group'],
  ['children as teachers', { name: 'A', group: 'G', teacher: 'B' }, { A: clubs, B: birds, G: clubs }, 'teacher'],
  ['classes of words', { name: 'B', group: 'A' }, { A: clubs, B: birds }, null],
  ['nobody but two, each in many clubs', { name: 'A', group: 'B' }, { A: clubs.slice(6), B: birds.slice(17) }, null],
  [
    'names in no Latin letters',
    { name: 'A', group: 'B' },
    { A: ['김하늘', '燕', 'ليلى'], B: ['가', '나', '다'] },
    null,
  ],
] as const)('what repeats tells who was swapped: %s', (_what, columns, table, expected) => {
  const doubts = doubtColumns({ columns, birthOrder: 'year-first' }, sample(table as never))
  expect(doubts.map(({ field }) => field)).toEqual(expected === null ? [] : [expected])
})

const tried = { state: 'tried', counts: { ...nothingCounted, rows: 4 }, fileKey: 'a', mapping: null } as const
const columns = { name: 'A', birth: 'B', group: 'C' }
const table = sample({ A: names, B: dates, C: ['3a', '3a', '3b', '3b'] })
const readable = { ...tried, mapping: { columns, birthOrder: 'year-first' } } as const
const swapped = { ...readable, mapping: { ...readable.mapping, columns: { ...columns, name: 'B', birth: 'A' } } }
const facts = { roster: readable, agreed: ['name', 'birth', 'group'], sample: table, isBusy: false } as const
test.each([
  ['try', {}, 'trying'],
  ['apply', {}, 'applying'],
  ['apply', { roster: { ...readable, state: 'stopped' } }, 'applying'],
  ['apply', { roster: { ...readable, state: 'failed', counts: nothingCounted } }, 'groups.roster-try-first'],
  ['apply', { roster: { ...readable, state: 'sent' } }, 'groups.roster-try-first'],
  ['try', { roster: swapped }, 'groups.roster-columns-doubtful'],
  ['apply', { roster: swapped }, 'groups.roster-columns-doubtful'],
  ['try', { roster: swapped, agreed: ['name', 'group'] }, 'groups.roster-outside-agreement'],
  [
    'try',
    { roster: { ...readable, mapping: { columns: {}, birthOrder: 'year-first' } } },
    'groups.roster-columns-missing',
  ],
  ['try', { roster: { ...readable, fileKey: null } }, 'groups.roster-file-gone'],
  ['try', { roster: { ...readable, state: 'applying' } }, 'groups.roster-running'],
  ['try', { isBusy: true }, 'groups.roster-running'],
  ['apply', { roster: tried, sample: null }, 'applying'],
] as const)('to %s with %j: %s', (how, edit, expected) => {
  const started = decideStart(how, { ...facts, ...edit } as StartFacts)
  expect(started.ok ? started.value : started.refusal).toBe(expected)
})

test('what was not agreed is named; what is needed is asked for', () => {
  const mapping = { columns: { name: 'N', birth: 'B', language: 'L' }, birthOrder: 'year-first' } as const
  expect(outsideAgreement(mapping, ['name', 'group'])).toEqual([
    { field: 'birth', column: 'B' },
    { field: 'language', column: 'L' },
  ])
  expect(missingColumns(mapping)).toEqual(['group'])
  expect(missingColumns({ columns: { group: 'G', 'birth-year': 'Y' }, birthOrder: 'year-first' })).toEqual([
    'outside-id',
    'birth-month',
  ])
})
