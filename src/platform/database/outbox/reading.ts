import { sql, type Kysely } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { DB } from '../tables.ts'

/** One thing that happened, as its readers hear it. */
export interface OutboxEvent {
  readonly ecosystemId: Id
  readonly seq: number
  /** The transaction that wrote it. */
  readonly xid: string
  readonly name: string
  readonly by: Actor
  readonly about: Readonly<Record<string, unknown>>
  readonly at: Instant
}

/** How far a reader has come: everything up to here is behind it. */
export interface Position {
  readonly xid: string
  readonly seq: number
}

export const beginning: Position = { xid: '0', seq: 0 }

/**
 * From now on. What commits while this is asked may be told although it was already there: readers begin to listen
 * first and load their picture after, and hearing twice does no harm.
 */
export async function positionNow(db: Kysely<DB>): Promise<Position> {
  const { rows } = await sql<{ xid: string }>`select platform_outbox_edge()::text as xid`.execute(db)
  return { xid: rows[0]!.xid, seq: 0 }
}

/**
 * The next events in order of (transaction, sequence), none of a transaction that is as young as the oldest one still
 * open in this database: it might yet commit an event that sorts before what we would tell now. So a long writing
 * transaction delays everybody's news, and none is ever skipped.
 */
export async function readOutbox(db: Kysely<DB>, after: Position, limit: number): Promise<readonly OutboxEvent[]> {
  const { rows } = await sql<OutboxEvent>`
    select ecosystem_id as "ecosystemId", seq, xid::text as xid, name, by, about, at
    from platform_outbox as o
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint)
      and xid < platform_outbox_edge()
    -- The column, not the text above of the same name: as text 100 comes before 99.
    order by o.xid, o.seq
    limit ${limit}`.execute(db)
  return rows
}

export async function loadCursor(db: Kysely<DB>, consumer: string): Promise<Position> {
  const { rows } = await sql<Position>`
    select xid::text as xid, seq from platform_cursors where consumer = ${consumer}`.execute(db)
  return rows[0] ?? beginning
}

export async function saveCursor(db: Kysely<DB>, consumer: string, at: Position): Promise<void> {
  await sql`
    insert into platform_cursors (consumer, xid, seq) values (${consumer}, ${at.xid}::xid8, ${at.seq})
    on conflict (consumer) do update set xid = excluded.xid, seq = excluded.seq`.execute(db)
}
