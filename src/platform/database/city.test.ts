import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { happened, type City, type Tx } from './city.ts'
import { record } from './outbox.ts'
import { testDatabase, type TestDatabase } from './test-city.ts'
import { troubleOf } from './trouble.ts'

let database: TestDatabase
let north: City
let south: City

beforeAll(async () => {
  database = await testDatabase()
  north = await database.addCity('north')
  south = await database.addCity('south')
  for (const city of [north, south]) {
    await city.transaction((tx) => record(tx, [happened('tests.told', { kind: 'visitor' }, { city: city.slug })]))
  }
})
afterAll(() => database.close())

const seen = async (tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ city: string }>`select about ->> 'city' as city from platform_outbox`.execute(tx)
  return rows.map(({ city }) => city)
}

describe('row security', () => {
  test('a question without a where sees its own ecosystem only', async () => {
    expect(await north.reading(seen)).toEqual(['north'])
    expect(await south.transaction(seen)).toEqual(['south'])
  })

  test('a missing setting sees nothing', async () => {
    expect(await database.installation.transaction().execute((tx) => seen(tx))).toEqual([])
  })

  test("another ecosystem's row can not be written", async () => {
    const writing = north.transaction((tx) =>
      sql`insert into platform_outbox (ecosystem_id, name, by, about, at)
          values (${south.ecosystemId}, 'tests.forged', '{}', '{}', now())`.execute(tx),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
    const changing = north.transaction((tx) =>
      sql`update platform_outbox set name = 'tests.forged' where about ->> 'city' = 'south'`.execute(tx),
    )
    expect((await changing).numAffectedRows).toBe(0n)
  })

  test.each([
    'alter table platform_outbox disable row level security',
    'alter table platform_outbox no force row level security',
    'drop policy one_ecosystem on platform_outbox',
    'alter role hedgerow_app bypassrls',
    'create table mine (id int)',
  ])('the app role may not: %s', async (statement) => {
    await expect(north.transaction((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/must be|permission denied/)
  })

  test('switched off by the session, a question is refused and not answered', async () => {
    const asking = north.transaction(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      return seen(tx)
    })
    await expect(asking).rejects.toThrow(/would be affected by row-level security/)
  })

  test('giving the role back gives back the app role, not the owner', async () => {
    const asking = north.transaction(async (tx) => {
      await sql`reset role`.execute(tx)
      return (await sql<{ role: string }>`select current_user as role`.execute(tx)).rows[0]?.role
    })
    expect(await asking).toBe('hedgerow_app')
  })

  test('the setting ends with its transaction', async () => {
    await north.transaction(seen)
    const { rows } = await sql<{ left: string }>`
      select current_setting('hedgerow.ecosystem', true) as left`.execute(database.installation)
    expect(rows[0]?.left ?? '').toBe('')
  })

  test('the reader sees all ecosystems and writes nothing', async () => {
    const { rows } = await sql`select 1 from platform_outbox`.execute(database.reader)
    expect(rows).toHaveLength(2)
    await expect(sql`delete from platform_outbox`.execute(database.reader)).rejects.toThrow(
      /read-only transaction|permission denied/,
    )
  })
})

test('a reading transaction refuses to write', async () => {
  const writing = north.reading((tx) => record(tx, [happened('tests.told', { kind: 'visitor' }, {})]))
  await expect(writing).rejects.toThrow(/read-only transaction/)
})

test('a failed transaction keeps neither the change nor what happened', async () => {
  const failing = south.transaction(async (tx) => {
    await record(tx, [happened('tests.never', { kind: 'visitor' }, {})])
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(await south.reading(seen)).toEqual(['south'])
})

test('days come out as written, instants as milliseconds, counts as numbers', async () => {
  const { rows } = await north.reading((tx) =>
    sql`select date '2024-02-29' as day, timestamptz '2024-06-17 09:30:00.123+02' as at, 5::bigint as count,
      time '09:30' as wall, 1.10::numeric as exact`.execute(tx),
  )
  expect(rows).toEqual([
    { day: '2024-02-29', at: Date.parse('2024-06-17T07:30:00.123Z'), count: 5, wall: '09:30', exact: '1.10' },
  ])
})

test('a visit’s statement has its time, a job’s takes as long as it takes', async () => {
  const limit = async (tx: Tx): Promise<string | undefined> =>
    (await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(tx)).rows[0]?.limit
  const job = database.city(north.ecosystemId, north.slug, 'job')
  expect(await north.reading(limit)).toBe('15s')
  expect(await north.transaction(limit)).toBe('1min')
  expect(await job.transaction(limit)).toBe('0')
})

test('a statement past its time is told as one that took too long', async () => {
  const late = north.reading(async (tx) => {
    await sql`set local statement_timeout = 20`.execute(tx)
    await sql`select pg_sleep(10)`.execute(tx)
  })
  expect(troubleOf(await late.catch((fault: unknown) => fault))).toBe('slow')
})
