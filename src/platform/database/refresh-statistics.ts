import type { Database } from './database.ts'

/**
 * Tells the planner what the tables hold now. After thousands of new rows its old idea is wrong until autovacuum comes
 * by, and a join that takes milliseconds can take minutes. Only the owner may.
 */
export async function refreshStatistics(database: Pick<Database, 'connect'>): Promise<void> {
  const client = await database.connect('statistics')
  try {
    await client.query('analyze (skip_locked)')
  } finally {
    await client.end()
  }
}
