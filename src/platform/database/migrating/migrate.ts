import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type { Client } from 'pg'
import { makeRoles } from './roles.ts'

export const migrationsFolder = new URL('../../../../migrations/', import.meta.url)

export interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const readMigrations = (folder: URL = migrationsFolder): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, text, checksum: sha256(text) }
    })

/** One hash for a whole state of the schema: names a test template, and a backup says which one it needs. */
export const hashOfMigrations = (migrations: readonly Migration[]): string =>
  sha256(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n')).slice(0, 16)

/** Two starts at once must not migrate at once. "migrate" in ASCII, less its last letter. */
const migrationLock = 0x6d6967726174

/**
 * Forward only, in the order of names, each in its own transaction; what has been applied may never change.
 * @param client a direct connection as the owner
 * @returns names of the migrations applied now
 */
export async function migrate(
  client: Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  await refuseTooOld(client)
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    await makeRoles(client)
    await client.query(`create table if not exists platform_migrations (
      name text collate "C" primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from platform_migrations',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    refuseChanged(migrations, applied)
    const fresh = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of fresh) await apply(client, migration)
    return fresh.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}

async function apply(client: Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into platform_migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`The migration ${name} failed and nothing of it was kept: ${(fault as Error).message}`, {
      cause: fault,
    })
  }
}

function refuseChanged(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    const now = known.get(name)
    if (now === undefined) {
      throw new Error(
        `This database knows a migration ${name} that this Hedgerow does not have: it is newer than we are.`,
      )
    }
    if (now !== checksum) {
      throw new Error(`The migration ${name} was changed after it had been applied here; write a new one instead.`)
    }
  }
}

async function refuseTooOld(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>('show server_version_num')
  const number = Number((rows[0] as unknown as { server_version_num: string }).server_version_num)
  if (number < 150_000)
    throw new Error(`Hedgerow needs PostgreSQL 15 or later; this one is ${Math.floor(number / 10_000)}.`)
}
