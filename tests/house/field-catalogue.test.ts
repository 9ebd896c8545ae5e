import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { familyFields } from '../../src/commons/families/field-catalogue.ts'
import { standingFields } from '../../src/learning/catalogue/standing/field-catalogue.ts'
import { messageFields } from '../../src/commons/messages/field-catalogue.ts'
import { groupFields } from '../../src/commons/groups/field-catalogue.ts'
import { peopleFields } from '../../src/commons/people/field-catalogue.ts'

const catalogue = [...peopleFields, ...familyFields, ...standingFields, ...messageFields, ...groupFields]
const listed = catalogue.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))

/** Which rooms keep something about people. */
const aboutPeople = "table_name ~ '^((people|families|groups|messages)_|catalogue_adult)'"

let database: TestDatabase
let columns: readonly string[]
beforeAll(async () => {
  database = await testDatabase()
  const client = await database.connect('house')
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and ${aboutPeople} order by 1`,
  )
  columns = rows.map(({ name }) => name)
  await client.end()
})
afterAll(() => database.close())

/** Ids lead to nothing by themselves, moments and hashes tell nothing about anybody. */
const isPlain = (column: string): boolean => /(\.id|_id|_at|_hash)$/.test(column)

test('P16 every field about a person has a purpose, a basis, an end and its viewers', () => {
  expect(columns.length).toBeGreaterThan(40)
  const missing = columns.filter((column) => !isPlain(column) && !listed.includes(column))
  expect(missing.map((column) => `${column}: write it into its room's field-catalogue.ts`)).toEqual([])
  for (const entry of catalogue) {
    for (const word of [entry.purpose, entry.retention, entry.viewers]) expect(word.length).toBeGreaterThan(3)
  }
})

test('P16 what the catalogue lists is there, and once', () => {
  expect(listed.filter((field) => !columns.includes(field))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})

test('P1 nobody’s day of birth is kept anywhere', () => {
  expect(columns.filter((column) => /birth/.test(column))).toEqual([
    'people_persons.birth_month',
    'people_persons.birth_year',
  ])
})
