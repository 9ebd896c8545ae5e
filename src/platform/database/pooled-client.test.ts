import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity } from './test-city.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

/** More often than what makes PostgreSQL keep a plan, on whichever of the ten connections. */
const many = 400

test('a statement asked often is planned once a connection, and answers lists of every length', async () => {
  const ids = Array.from({ length: 3 }, () => city.newId())
  for (let times = 0; times < many; times += 1) {
    const rows = await city.reading((tx) =>
      tx
        .selectFrom('people_persons')
        .selectAll()
        .where('id', 'in', ids.slice(0, 1 + (times % 3)))
        .execute(),
    )
    expect(rows).toEqual([])
  }
  const kept = await city.reading((tx) =>
    sql<{
      statement: string
    }>`select statement from pg_prepared_statements where statement like '%people_persons%'`.execute(tx),
  )
  expect(kept.rows).toHaveLength(1)
  expect(kept.rows[0]!.statement).toMatch(
    /^select "ecosystem_id", "id", .* from "people_persons" where "id" = any\(\$1\)$/,
  )
})

test('how many rows there are is counted, not their columns', async () => {
  const { count } = await city.reading((tx) =>
    tx
      .selectFrom('people_persons')
      .select((at) => at.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  expect(Number(count)).toBe(0)
})

test('a column more, made by a newer version, leaves what this one asks as it was', async () => {
  const ask = () =>
    city.reading((tx) => tx.selectFrom('people_persons').selectAll().where('id', 'in', [city.newId()]).execute())
  for (let times = 0; times < many; times += 1) await ask()
  const owner = await city.database.connect('tests')
  await owner.query('alter table people_persons add column newer text')
  await owner.end()
  for (let times = 0; times < 30; times += 1) expect(await ask()).toEqual([])
})

test('a beginning that is refused fails its transaction, and the next on that connection is whole', async () => {
  const elsewhere = city.database.city(city.newId(), 'elsewhere')
  const failing = city.transaction(async (tx) => {
    await sql`select 1 / 0`.execute(tx).catch(() => {})
    return 'kept'
  })
  await expect(failing).rejects.toThrow()
  for (let times = 0; times < 30; times += 1) {
    const seen = (here: { reading: TestCity['reading'] }) =>
      here.reading(async (tx) => (await sql<{ id: string }>`select platform_ecosystem() as id`.execute(tx)).rows[0]!.id)
    expect(await Promise.all([seen(city), seen(elsewhere)])).toEqual([city.ecosystemId, elsewhere.ecosystemId])
  }
})

test('what is read is over when the next one begins, though nobody waits for its end', async () => {
  for (let times = 0; times < 50; times += 1) {
    await city.reading((tx) => sql`select 1`.execute(tx))
    await city.transaction((tx) => sql`select set_config('hedgerow.tried', ${String(times)}, true)`.execute(tx))
  }
  const open = await city.reading((tx) =>
    sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
      where application_name = 'hedgerow_app' and datname = current_database() and state like 'idle in transaction%'`.execute(
      tx,
    ),
  )
  expect(open.rows[0]!.count).toBe(0)
})
