import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { fieldCatalogue } from '../../src/main/privacy/field-catalogues.ts'
import { notAboutPeople } from './not-about-people.ts'

const listed = fieldCatalogue.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))
const aboutNobody = Object.entries(notAboutPeople).flatMap(([table, { columns }]) =>
  columns.map((column) => `${table}.${column}`),
)

let database: TestDatabase
let columns: readonly string[]
beforeAll(async () => {
  database = await testDatabase()
  const client = await database.connect('house')
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' order by 1`,
  )
  columns = rows.map(({ name }) => name)
  await client.end()
})
afterAll(() => database.close())

/** Ids lead to nothing by themselves, moments and hashes tell nothing about anybody. */
const isPlain = (column: string): boolean => /(\.id|_id|_at|_hash)$/.test(column)

test('P16 every column of every table has a purpose, a basis, an end and its viewers, or a reason why it is about nobody', () => {
  expect(columns.length).toBeGreaterThan(300)
  const missing = columns.filter(
    (column) => !isPlain(column) && !listed.includes(column) && !aboutNobody.includes(column),
  )
  expect(
    missing.map((column) => `${column}: write it into its room's field-catalogue.ts or not-about-people.ts`),
  ).toEqual([])
  for (const entry of fieldCatalogue) {
    for (const word of [entry.purpose, entry.retention, entry.viewers]) expect(word.length).toBeGreaterThan(3)
  }
  for (const { because } of Object.values(notAboutPeople)) expect(because.length).toBeGreaterThan(3)
})

test('P16 what is listed is there, and in one list', () => {
  const both = [...listed, ...aboutNobody]
  expect(both.filter((field) => !columns.includes(field))).toEqual([])
  expect(both.filter((field, at) => both.indexOf(field) !== at)).toEqual([])
})

test('P16 no table of people stands on the list of what is about nobody alone', () => {
  const rooms = /^(people|families|groups|messages)_/
  const excused = Object.keys(notAboutPeople).filter((table) => rooms.test(table))
  expect(excused).toEqual([])
})

test('P1 nobody’s day of birth is kept anywhere', () => {
  expect(columns.filter((column) => /birth/.test(column))).toEqual([
    'people_persons.birth_month',
    'people_persons.birth_year',
  ])
  expect(columns.filter((column) => /(^|_)day(_|$)/.test(column.split('.')[1]!))).toEqual([])
})
