import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from 'pg'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { installationWideTables } from './installation-wide-tables.ts'

interface Table {
  readonly name: string
  readonly protected: boolean
  readonly policies: readonly string[]
  /** First column of each primary key, unique index, and of each foreign key that leads to an ecosystem's table. */
  readonly keys: readonly { readonly what: string; readonly first: string }[]
}

let database: TestDatabase
let client: Client
let tables: readonly Table[]

const isWide = (name: string): boolean => installationWideTables.includes(name)

beforeAll(async () => {
  database = await testDatabase()
  client = await database.connect('house')
  const { rows } = await client.query<Table>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as protected,
       array(select polname::text from pg_policy where polrelid = c.oid order by 1) as policies,
       coalesce((select jsonb_agg(jsonb_build_object('what', k.what, 'first', a.attname)) from (
         select indexrelid::regclass::text as what, indkey[0] as attnum from pg_index where indrelid = c.oid and indisunique
         union all
         select conname, conkey[1] from pg_constraint
         where conrelid = c.oid and contype = 'f' and confrelid::regclass::text <> all ($1)
       ) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum), '[]') as keys
     from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     order by 1`,
    [installationWideTables],
  )
  tables = rows
})
afterAll(async () => {
  await client.end()
  await database.close()
})

test('the reader finds the tables, and every name of the list is one', () => {
  expect(tables.length).toBeGreaterThan(15)
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining([...installationWideTables]))
})

test('every ecosystem’s table has forced row security', () => {
  const open = tables.filter(({ name, protected: isProtected }) => !isWide(name) && !isProtected)
  expect(open.map(({ name }) => `${name}: call platform_protect, or put it on the list`)).toEqual([])
})

test('by exactly the two policies', () => {
  for (const { name, policies } of tables) {
    expect({ name, policies }).toEqual({ name, policies: isWide(name) ? [] : ['one_ecosystem', 'read_all'] })
  }
})

test('and ecosystem_id first in its primary key, unique indexes and foreign keys', () => {
  const wrong = tables
    .filter(({ name }) => !isWide(name))
    .flatMap(({ name, keys }) =>
      keys
        .filter(({ first }) => first !== 'ecosystem_id')
        .map(({ what, first }) => `${name}: ${what} begins with ${first}`),
    )
  expect(wrong).toEqual([])
})

test('the rule finds a bad table', async () => {
  await client.query('begin; create table bad_things (id uuid primary key, ecosystem_id uuid)')
  const { rows } = await client.query<{ forced: boolean }>(
    `select relforcerowsecurity as forced from pg_class where relname = 'bad_things'`,
  )
  expect(rows[0]?.forced).toBe(false)
  await client.query(`select platform_protect('bad_things')`)
  const { rows: after } = await client.query<{ forced: boolean }>(
    `select relrowsecurity and relforcerowsecurity as forced from pg_class where relname = 'bad_things'`,
  )
  expect(after[0]?.forced).toBe(true)
  await client.query('rollback')
})
