import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from './city.ts'
import type { DB } from './tables.ts'

/** A table of one room, with the columns that name a person. */
export interface RowsAbout {
  readonly table: keyof DB
  readonly of: readonly string[]
}

/** What opens doors or tells nothing is nobody's to take along. */
const keptBack = /^ecosystem_id$|_hash$|_salt$|^token$|^secret$/

const isMoment = /(^|_)at$/

/**
 * P18: all rows of these tables that name a person, for that person's own copy, as plain values: names in camel case,
 * moments as ISO 8601. A room calls it on its own tables only.
 */
export async function rowsAbout(
  tx: Tx,
  tables: readonly RowsAbout[],
  personId: Id,
): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>> {
  const found: Record<string, Record<string, unknown>[]> = {}
  for (const { table, of } of tables) {
    const names = sql.join(
      of.map((column) => sql`${sql.ref(column)} = ${personId}`),
      sql` or `,
    )
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where ${names}`.execute(tx)
    if (rows.length > 0) found[table] = rows.map(plain)
  }
  return found
}

const plain = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => !keptBack.test(name) && !Buffer.isBuffer(value))
      .map(([name, value]) => [
        name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
        isMoment.test(name) && typeof value === 'number' ? new Date(value).toISOString() : value,
      ]),
  )
