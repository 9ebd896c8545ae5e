import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { connectDirectly, type Reach } from '../connections.ts'
import { hashOfMigrations, migrate, readMigrations } from '../migrating/migrate.ts'
import { databaseOn } from './test-cluster.ts'

/** "template" as a number, near enough. */
const templateLock = 0x74656d70

/** Templates of older migrations may still serve a run of another checkout; more than these nobody uses. */
const templatesKept = 6

/** A fresh migrated database, copied from the template of these very migrations. */
export async function makeTestDatabase(cluster: Reach): Promise<{ reach: Reach; drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onMaintenance(cluster, async (client) => {
    const template = await ensureTemplate(cluster, client)
    await client.query(`create database ${name} template ${template}`)
  })
  return { reach: databaseOn(cluster, name), drop: () => dropDatabase(cluster, name) }
}

/** A database with nothing in it, not even our tables. */
export async function makeEmptyDatabase(cluster: Reach): Promise<{ reach: Reach; drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onMaintenance(cluster, (client) => client.query(`create database ${name} template template0`))
  return { reach: databaseOn(cluster, name), drop: () => dropDatabase(cluster, name) }
}

const dropDatabase = (cluster: Reach, name: string): Promise<void> =>
  onMaintenance(cluster, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
  })

async function ensureTemplate(cluster: Reach, client: Client): Promise<string> {
  const migrations = readMigrations()
  const template = `template_${hashOfMigrations(migrations)}`
  const exists = async (): Promise<boolean> =>
    (await client.query('select 1 from pg_database where datname = $1', [template])).rowCount === 1
  if (await exists()) return template
  await client.query('select pg_advisory_lock($1)', [templateLock])
  try {
    if (await exists()) return template
    const building = `building_${randomBytes(4).toString('hex')}`
    await client.query(`create database ${building} template template0 encoding 'UTF8' locale 'C'`)
    const builder = await connectDirectly(databaseOn(cluster, building), 'template')
    try {
      await migrate(builder, migrations)
    } finally {
      await builder.end()
    }
    await client.query(`alter database ${building} rename to ${template}`)
    await dropOldTemplates(client)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock])
  }
  return template
}

async function dropOldTemplates(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'template\\_%' order by oid desc offset ${templatesKept}`,
  )
  for (const { datname } of rows) {
    // Somebody may be copying it right now; the next one who builds a template will drop it.
    await client.query(`drop database if exists ${datname}`).catch(() => {})
  }
}

async function onMaintenance<T>(cluster: Reach, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectDirectly(cluster, 'tests')
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
