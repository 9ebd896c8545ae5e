import { createHash, randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { heldClock } from '../../clock.ts'
import { happened } from '../city.ts'
import { connectDirectly, type Reach } from '../connections.ts'
import { databaseAt } from '../database.ts'
import { record } from '../outbox.ts'
import { testNow } from '../test-city.ts'
import { testClusterOfThisRun } from '../testing/test-cluster.ts'
import { makeEmptyDatabase } from '../testing/test-template.ts'
import { hashOfMigrations, migrate, readMigrations, type Migration } from './migrate.ts'

let reach: Reach
let drop: () => Promise<void>
let client: Client

beforeEach(async () => {
  ;({ reach, drop } = await makeEmptyDatabase(testClusterOfThisRun()))
  client = await connectDirectly(reach, 'tests')
})
afterEach(async () => {
  await client.end()
  await drop()
})

const made = (name: string, text: string): Migration => ({
  name,
  text,
  checksum: createHash('sha256').update(text).digest('hex'),
})
const first = made('202601010000-first.sql', 'create table first (id int)')
const second = made('202601020000-second.sql', 'create table second (id int)')

describe('migrations', () => {
  test('are applied in order, once', async () => {
    expect(await migrate(client, [first])).toEqual([first.name])
    expect(await migrate(client, [first, second])).toEqual([second.name])
    expect(await migrate(client, [first, second])).toEqual([])
  })

  test('are applied once by two starts in the same moment', async () => {
    const other = await connectDirectly(reach, 'tests')
    const applied = await Promise.all([migrate(client, [first, second]), migrate(other, [first, second])])
    expect(applied.flat().sort()).toEqual([first.name, second.name])
    await other.end()
  })

  test('that were changed after they had been applied are refused', async () => {
    await migrate(client, [first])
    const changed = made(first.name, 'create table first (id bigint)')
    await expect(migrate(client, [changed])).rejects.toThrow(/202601010000-first.sql was changed/)
  })

  test('of a newer Hedgerow are refused', async () => {
    await migrate(client, [first, second])
    await expect(migrate(client, [first])).rejects.toThrow(/it is newer than we are/)
  })

  test('that fail leave nothing and name themselves', async () => {
    const broken = made('202601030000-broken.sql', 'create table third (id int); select 1 / 0')
    await expect(migrate(client, [first, broken])).rejects.toThrow(/202601030000-broken.sql failed.*division by zero/s)
    const { rows } = await client.query<{ third: string | null }>(`select to_regclass('third') as third`)
    expect(rows).toEqual([{ third: null }])
    expect(await migrate(client, [first, second])).toEqual([second.name])
  })

  test('have one hash for one state', () => {
    expect(hashOfMigrations([first, second])).not.toBe(hashOfMigrations([first]))
    expect(readMigrations().length).toBeGreaterThan(5)
  })
})

test('a database user who may not make roles is told which grants to ask for, and with them needs nothing more', async () => {
  const name = `limited_${randomBytes(4).toString('hex')}`
  await client.query(`create role ${name} login nosuperuser nocreaterole password 'limited'`)
  const { rows } = await client.query<{ database: string }>('select current_database() as database')
  await client.query(`alter database ${rows[0]!.database} owner to ${name}`)
  const limited = await connectDirectly(asUser(reach, name), 'tests')
  try {
    await expect(migrate(limited)).rejects.toThrow(
      new RegExp(`"${name}" may not make the role hedgerow_app.*grant hedgerow_app to "${name}"`, 's'),
    )
    await client.query(`grant hedgerow_app, hedgerow_reader to ${name}`)
    expect(await migrate(limited)).toHaveLength(readMigrations().length)
    await client.query(`insert into platform_outbox (ecosystem_id, name, by, about, at)
      values (gen_random_uuid(), 'tests.told', '{}', '{}', now())`)
    // Row security is forced on the owner too: as a reader he sees, and he changes nothing.
    expect((await limited.query('delete from platform_outbox')).rowCount).toBe(0)
    const database = databaseAt(asUser(reach, name), heldClock(testNow))
    const city = database.city(database.newId(), 'testville')
    await city.transaction((tx) => record(tx, [happened('tests.own', { kind: 'visitor' }, {})]))
    const seen = await city.reading((tx) => tx.selectFrom('platform_outbox').select('name').execute())
    expect(seen).toEqual([{ name: 'tests.own' }])
    await database.close()
  } finally {
    await limited.end()
    await client.query(`reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`)
  }
})

function asUser(whole: Reach, user: string): Reach {
  if (!('connectionString' in whole)) return { ...whole, user }
  const url = new URL(whole.connectionString)
  url.username = user
  url.password = 'limited'
  return { connectionString: url.href }
}
