import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity } from './test-city.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

test('a connection that breaks inside a transaction fails that transaction and nothing else', async () => {
  const broken = city.transaction(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    const client = await city.database.connect('tests')
    await client.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await client.end()
    // No query is under way when the line breaks: nobody but the connection itself can tell.
    await pause(100)
    await sql`select 1`.execute(tx)
  })
  await expect(broken).rejects.toThrow()
  expect(await city.database.isThere()).toBe(true)
})
