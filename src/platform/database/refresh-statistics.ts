import type { Database } from './database.ts'

/**
 * Tells the planner what the tables hold now. After thousands of new rows its old idea is wrong until autovacuum comes
 * by, and a join that takes milliseconds can take minutes. Only the owner may.
 */
export async function refreshStatistics(database: Pick<Database, 'connect'>): Promise<void> {
  const client = await database.connect('statistics')
  try {
    // Our own tables only: the system's catalogues are many, and autovacuum keeps them.
    const { rows } = await client.query<{ tables: string }>(
      `select string_agg(oid::regclass::text, ', ') as tables from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    await client.query(`analyze (skip_locked) ${rows[0]!.tables}`)
  } finally {
    await client.end()
  }
}
