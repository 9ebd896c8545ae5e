import { createHash, randomBytes } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { connectDirectly, type Reach } from '#platform/database/connections.ts'
import { databaseOn, testClusterOfThisRun } from '#platform/database/testing/test-cluster.ts'
import { makeTestDatabase } from '#platform/database/testing/test-template.ts'

const lock = 0x64656d6f

/**
 * A database with the demonstration told in it, copied from a template that is made once for each state of the code.
 * @param tell tells the demonstration into the empty database it is given
 */
export async function demonstrationDatabase(
  root: string,
  tell: (reach: Reach) => Promise<void>,
): Promise<{ reach: Reach; drop: () => Promise<void> }> {
  const cluster = testClusterOfThisRun()
  const template = `demo_${hashOfCode(root)}`
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  const client = await connectDirectly(cluster, 'journeys')
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    if (!(await exists(client, template))) await build(client, cluster, template, tell)
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  const drop = async (): Promise<void> => {
    const dropping = await connectDirectly(cluster, 'journeys')
    await dropping.query(`drop database if exists ${name} with (force)`)
    await dropping.end()
  }
  return { reach: databaseOn(cluster, name), drop }
}

async function build(
  client: Client,
  cluster: Reach,
  template: string,
  tell: (reach: Reach) => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'demo\\_%'`,
  )
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  const { reach, drop } = await makeTestDatabase(cluster)
  try {
    await tell(reach)
  } catch (fault) {
    await drop()
    throw fault
  }
  const made = 'database' in reach ? reach.database : new URL(reach.connectionString).pathname.slice(1)
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [made])
  await client.query(`alter database ${made} rename to ${template}`)
}

const exists = async (client: Client, name: string): Promise<boolean> =>
  (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1

/** Any change of code, migrations or demonstration may change what is told. */
function hashOfCode(root: string): string {
  const hash = createHash('sha256')
  const files = globSync(['src/**/*.{ts,tsx,json}', 'demo/**/*', 'migrations/*.sql'], {
    cwd: root,
    exclude: (name) => /\.test\.tsx?$/.test(String(name)),
  })
  for (const file of files.sort()) {
    if (/\.(ts|tsx|json|sql|gz|csv|ics|geojson|xml|md)$/.test(file))
      hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
