import { sql } from 'kysely'
import type { Tx } from './city.ts'

/**
 * What to add to a transaction's number before it is told to the outside. A reader elsewhere keeps the number it was
 * told last; after a restore it hears everything once more rather than miss something.
 */
export async function changeNumbersBegin(tx: Tx): Promise<number> {
  const { rows } = await sql<{ begin: number }>`
    select coalesce(max(change_numbers_begin), 0) as begin from platform_restores`.execute(tx)
  return rows[0]!.begin
}
