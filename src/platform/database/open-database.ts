import path from 'node:path'
import type { Clock } from '../clock.ts'
import { connectDirectly, type Reach } from './connections.ts'
import { databaseAt, type Database } from './database.ts'
import { launchPostgres } from './launcher/launch-postgres.ts'
import { migrate } from './migrating/migrate.ts'

export interface WhereDatabase {
  /** Any PostgreSQL ≥ 15; without it the embedded one is started. */
  readonly databaseUrl?: string | undefined
  /** Folder of this installation (`.hedgerow`); the embedded cluster lives in its `postgres`. */
  readonly dataFolder: string
}

/** Starts or finds the database and brings it to this Hedgerow's migrations. */
export async function openDatabase(
  where: WhereDatabase,
  clock: Clock,
  tell: (line: string) => void = () => {},
): Promise<Database> {
  const { reach, leave } = await reachDatabase(where, tell)
  try {
    const client = await connectDirectly(reach, 'migrations')
    try {
      for (const name of await migrate(client)) tell(`Migrated ${name}.`)
    } finally {
      await client.end()
    }
  } catch (fault) {
    await leave()
    throw fault
  }
  return databaseAt(reach, clock, leave)
}

/** The database as it is, not migrated: for `restore`, which needs it empty. */
export async function reachDatabase(
  where: WhereDatabase,
  tell: (line: string) => void = () => {},
): Promise<{ reach: Reach; leave: () => Promise<void> }> {
  if (where.databaseUrl) return { reach: { connectionString: where.databaseUrl }, leave: async () => {} }
  const folder = path.join(where.dataFolder, 'postgres')
  const postgres = await launchPostgres({ folder, durable: true, tell })
  const reach: Reach = { ...postgres.address, database: 'hedgerow' }
  await makeDatabase({ ...postgres.address, database: 'postgres' }, 'hedgerow')
  return { reach, leave: () => postgres.leave() }
}

async function makeDatabase(maintenance: Reach, name: string): Promise<void> {
  const client = await connectDirectly(maintenance, 'first start')
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${name}`)
  } catch (fault) {
    // 42P04 and 23505: another start made it in the same moment.
    if (!['42P04', '23505'].includes((fault as { code?: string }).code ?? '')) throw fault
  } finally {
    await client.end()
  }
}
