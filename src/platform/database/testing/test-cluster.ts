import { fileURLToPath } from 'node:url'
import { connectDirectly, type Reach } from '../connections.ts'
import { launchPostgres } from '../launcher/launch-postgres.ts'

/**
 * The one PostgreSQL of all test runs on this machine: fsync off, started by the first run, stopped by the last.
 * HEDGEROW_TEST_DATABASE_URL names another server's maintenance database instead (Debian's PostgreSQL 15).
 */
const folder = fileURLToPath(new URL('../../../../.hedgerow/tests/postgres', import.meta.url))
const variable = 'HEDGEROW_TEST_CLUSTER'

/** Vitest runs this once before a run; the workers connect to what it found. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await openTestCluster()
  process.env[variable] = JSON.stringify(cluster.reach)
  return cluster.leave
}

export async function openTestCluster(): Promise<{ reach: Reach; leave: () => Promise<void> }> {
  const connectionString = process.env['HEDGEROW_TEST_DATABASE_URL']
  if (connectionString) return { reach: { connectionString }, leave: async () => {} }
  const postgres = await launchPostgres({ folder, durable: false })
  const reach: Reach = { ...postgres.address, database: 'postgres' }
  if (postgres.how === 'started') await dropLeftovers(reach)
  return { reach, leave: () => postgres.leave() }
}

/** Nobody else was there, so every test database is one that a killed run left behind. */
async function dropLeftovers(reach: Reach): Promise<void> {
  const client = await connectDirectly(reach, 'tests')
  try {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'test\\_%' or datname like 'building\\_%'`,
    )
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  } finally {
    await client.end()
  }
}

export function testClusterOfThisRun(): Reach {
  const found = process.env[variable]
  if (!found) throw new Error('Tests of the database run under vitest, whose globalSetup is test-cluster.ts.')
  return JSON.parse(found) as Reach
}

/** The same server, another database. */
export function databaseOn(cluster: Reach, database: string): Reach {
  if (!('connectionString' in cluster)) return { ...cluster, database }
  const url = new URL(cluster.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
