import { sql } from 'kysely'
import { inTrail } from '#kernel/actor.ts'
import type { Event, Tx } from './city.ts'

/**
 * Writes what happened, in the change's own transaction: either both are there or neither.
 * The ecosystem is the transaction's own.
 * @param at defaults to the transaction's start; commands that hold a clock give theirs
 */
export async function record(tx: Tx, events: readonly Event[], at?: number): Promise<void> {
  if (events.length === 0) return
  const rows = JSON.stringify(events.map(({ name, by, about }) => ({ name, by: inTrail(by), about })))
  const when = at === undefined ? sql`now()` : sql`${new Date(at).toISOString()}::timestamptz`
  await sql`
    insert into platform_outbox (ecosystem_id, name, by, about, at)
    select platform_ecosystem(), e.name, e.by, e.about, ${when}
    from jsonb_to_recordset(${rows}::jsonb) as e(name text, by jsonb, about jsonb)`.execute(tx)
}
