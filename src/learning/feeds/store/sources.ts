import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { mappingShape, type ChangedItem, type Origin, type Source } from '../words.ts'

const momentOrNull = (at: Instant | null) => (at === null ? null : moment(at))

const columns = [
  'id',
  'name',
  'origin',
  'address',
  'publisher',
  'licence',
  'attribution',
  'mapping',
  'anchor_on',
  'keep_dates',
  'shift_days',
  'poll_minutes',
  'next_poll_at',
  'removed_at',
] as const

type SourceRow = Awaited<ReturnType<typeof rowsOf>>[number]
const rowsOf = (tx: Tx) => tx.selectFrom('feeds_sources').select(columns).orderBy('created_at').orderBy('id').execute()

const sourceOf = (row: SourceRow): Source => ({
  id: row.id,
  name: row.name,
  origin: row.origin as Origin,
  address: row.address,
  publisher: row.publisher,
  licence: row.licence,
  attribution: row.attribution,
  mapping: mappingShape.parse(row.mapping),
  anchorOn: row.anchor_on,
  keepDates: row.keep_dates,
  shiftDays: row.shift_days,
  pollMinutes: row.poll_minutes,
  nextPollAt: row.next_poll_at as Instant | null,
  removedAt: row.removed_at as Instant | null,
})

export async function loadSources(tx: Tx): Promise<Source[]> {
  return (await rowsOf(tx)).map(sourceOf)
}

export async function loadSource(tx: Tx, id: Id): Promise<Source | null> {
  const row = await tx.selectFrom('feeds_sources').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : sourceOf(row)
}

/** Inserts a source, or writes over the one with this id. */
export async function saveSource(tx: Tx, source: Source, now: Instant): Promise<void> {
  const values = {
    name: source.name,
    origin: source.origin,
    address: source.address,
    publisher: source.publisher,
    licence: source.licence,
    attribution: source.attribution,
    mapping: JSON.stringify(source.mapping),
    anchor_on: source.anchorOn,
    keep_dates: source.keepDates,
    shift_days: source.shiftDays,
    poll_minutes: source.pollMinutes,
    next_poll_at: momentOrNull(source.nextPollAt),
    removed_at: momentOrNull(source.removedAt),
  }
  await tx
    .insertInto('feeds_sources')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id: source.id,
      created_at: moment(now),
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'id']).doUpdateSet(values))
    .execute()
}

/** The shift is decided once; a second decision loses. */
export async function fixShift(tx: Tx, id: Id, days: number): Promise<void> {
  await tx
    .updateTable('feeds_sources')
    .set({ shift_days: days })
    .where('id', '=', id)
    .where('shift_days', 'is', null)
    .execute()
}

/** What the server said last time: ETag, Last-Modified, the next RPDE page. */
export interface PollState {
  readonly etag?: string
  readonly lastModified?: string
  readonly next?: string
  /** Why the last question got no feed. */
  readonly refusal?: string
}

export async function loadPollState(tx: Tx, id: Id): Promise<PollState> {
  const row = await tx.selectFrom('feeds_sources').select('poll_state').where('id', '=', id).executeTakeFirst()
  return (row?.poll_state ?? {}) as PollState
}

export async function savePoll(tx: Tx, id: Id, state: PollState, nextPollAt: Instant | null): Promise<void> {
  await tx
    .updateTable('feeds_sources')
    .set({ poll_state: JSON.stringify(state), next_poll_at: momentOrNull(nextPollAt) })
    .where('id', '=', id)
    .execute()
}

/** Brings the mirror of a feed of changes up to a page of it; a deleted item leaves. */
export async function mirrorItems(tx: Tx, sourceId: Id, items: readonly ChangedItem[]): Promise<void> {
  const rows = JSON.stringify(
    items.map((item) => ({
      kind: item.kind,
      item_id: item.id,
      modified: String(item.modified),
      gone: item.state === 'deleted',
      content: item.state === 'deleted' ? {} : item.data,
    })),
  )
  await sql`
    with told as (
      select distinct on (kind, item_id) * from jsonb_to_recordset(${rows}::jsonb)
        as t(kind text, item_id text, modified numeric, gone boolean, content jsonb)
      order by kind, item_id, modified desc
    ), gone as (
      delete from feeds_items f using told t
      where f.source_id = ${sourceId} and f.kind = t.kind and f.item_id = t.item_id and t.gone
    )
    insert into feeds_items (ecosystem_id, source_id, kind, item_id, modified, content)
    select platform_ecosystem(), ${sourceId}::uuid, kind, item_id, modified, content from told where not gone
    on conflict (ecosystem_id, source_id, kind, item_id) do update
      set modified = excluded.modified, content = excluded.content
      where excluded.modified >= feeds_items.modified`.execute(tx)
}

/** Where a walk through a mirror has come to. */
export type MirrorPlace = Pick<ChangedItem, 'kind' | 'id'>

/** The next items of what the feed holds now, in order of kind and id. */
export async function loadMirror(
  tx: Tx,
  sourceId: Id,
  after: MirrorPlace | null,
  most: number,
): Promise<ChangedItem[]> {
  const rows = await tx
    .selectFrom('feeds_items')
    .select(['kind', 'item_id', 'modified', 'content'])
    .where('source_id', '=', sourceId)
    .$if(after !== null, (query) => query.where(sql<boolean>`(kind, item_id) > (${after!.kind}, ${after!.id})`))
    .orderBy('kind')
    .orderBy('item_id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    state: 'updated',
    kind: row.kind,
    id: row.item_id,
    modified: Number(row.modified),
    data: row.content as Record<string, unknown>,
  }))
}

/** Sources whose time to be asked has come. */
export async function loadDueSources(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .selectFrom('feeds_sources')
    .select('id')
    .where('next_poll_at', '<=', moment(now))
    .where('removed_at', 'is', null)
    .where('address', 'is not', null)
    .orderBy('next_poll_at')
    .execute()
  return rows.map((row) => row.id)
}
