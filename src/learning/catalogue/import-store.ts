import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { KnownOpportunity, KnownSession } from './rules/decide-import.ts'
import { sessionOf } from './store.ts'
import type { SessionState, When } from './words.ts'

/** Rows a statement takes at once: enough to make round trips cheap, few enough to keep one statement's memory small. */
const chunk = 2_000

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += chunk) yield rows.slice(at, at + chunk)
}

export async function loadKnownOpportunities(tx: Tx, sourceId: Id): Promise<KnownOpportunity[]> {
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .select(['id', 'group_key', 'content_hash'])
    .where('source_id', '=', sourceId)
    .execute()
  return rows.map((row) => ({ id: row.id, groupKey: row.group_key ?? '', hash: row.content_hash }))
}

export async function loadKnownSessions(tx: Tx, sourceId: Id): Promise<KnownSession[]> {
  const rows = await tx
    .selectFrom('catalogue_sessions')
    .select(['id', 'original_id', 'opportunity_id', 'content_hash', 'state'])
    .where('source_id', '=', sourceId)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    originalId: row.original_id ?? '',
    opportunityId: row.opportunity_id,
    hash: row.content_hash,
    isLapsed: row.state === 'lapsed',
  }))
}

/** Columns of an opportunity as a source or a person gives them; texts and prices are JSON. */
export interface OpportunityRow {
  readonly id: Id
  readonly [column: string]: unknown
}

const opportunityColumns = {
  id: 'uuid',
  kind: 'text',
  title: 'jsonb',
  description: 'jsonb',
  host_id: 'uuid',
  age_min: 'integer',
  age_max: 'integer',
  audiences: 'jsonb',
  price: 'jsonb',
  help_available: 'boolean',
  pays_participants: 'boolean',
  provides: 'text[]',
  access: 'text[]',
  languages: 'text[]',
  themes: 'text[]',
  skills: 'text[]',
  capacity: 'integer',
  places_left: 'integer',
  minimum_to_run: 'integer',
  contact: 'text',
  sign_up_link: 'text',
  image: 'jsonb',
  funders: 'jsonb',
  source_id: 'uuid',
  group_key: 'text',
  content_hash: 'text',
  live_sessions: 'integer',
  last_on: 'date',
  words: 'text[]',
  text_length: 'integer',
} as const

const sessionColumns = {
  id: 'uuid',
  opportunity_id: 'uuid',
  source_id: 'uuid',
  original_id: 'text',
  form: 'text',
  start_on: 'date',
  start_time: 'time',
  end_on: 'date',
  end_time: 'time',
  rule: 'text',
  except_on: 'date[]',
  time_zone: 'text',
  venue_id: 'uuid',
  online: 'boolean',
  state: 'text',
  link: 'text',
  content_hash: 'text',
} as const

const listOf = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
const assignments = (names: readonly string[]) =>
  sql.join(names.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
const shapeOf = (columns: Readonly<Record<string, string>>) =>
  sql.raw(
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  )

/** Adds or overwrites; what only people decide (verified, withdrawn, merged) is left as it is. */
export async function putOpportunities(tx: Tx, rows: readonly OpportunityRow[], now: Instant): Promise<void> {
  const names = Object.keys(opportunityColumns)
  const at = new Date(now).toISOString()
  for (const some of chunks(rows)) {
    await sql`
      insert into catalogue_opportunities (ecosystem_id, ${listOf(names)}, created_at, changed_at)
      select platform_ecosystem(), r.*, ${at}::timestamptz, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(some)}::json) as r(${shapeOf(opportunityColumns)})
      on conflict (ecosystem_id, id) do update set ${assignments(names.slice(1))},
        changed_at = excluded.changed_at, changed_xid = pg_current_xact_id()`.execute(tx)
  }
}

export interface SessionRow {
  readonly id: Id
  readonly opportunity_id: Id
  readonly [column: string]: unknown
}

/** A session's moments as columns. */
export const columnsOfWhen = (when: When) => ({
  form: when.form,
  start_on: when.startOn,
  start_time: when.form === 'span' ? null : when.startTime,
  end_on: when.form === 'rule' ? null : when.endOn,
  end_time: when.form === 'span' ? null : when.endTime,
  rule: when.form === 'rule' ? when.rule : null,
  except_on: when.form === 'rule' ? when.except : [],
})

export async function putSessions(tx: Tx, rows: readonly SessionRow[]): Promise<void> {
  const names = Object.keys(sessionColumns)
  for (const some of chunks(rows)) {
    await sql`
      insert into catalogue_sessions (ecosystem_id, ${listOf(names)})
      select platform_ecosystem(), r.* from json_to_recordset(${JSON.stringify(some)}::json) as r(${shapeOf(sessionColumns)})
      on conflict (ecosystem_id, id) do update set ${assignments(names.slice(1))}`.execute(tx)
  }
}

export async function setSessionStates(tx: Tx, ids: readonly Id[], state: SessionState): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('catalogue_sessions')
    .set({ state })
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}

/** Takes back the words that these opportunities are found by; call before they are overwritten. */
export async function dropWords(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    delete from catalogue_words w using (
      select id, unnest(words) as word from catalogue_opportunities where id = any(${ids}::uuid[])
    ) old where w.word = old.word and w.opportunity_id = old.id`.execute(tx)
}

/** Enters the words of these opportunities, in the order of the key, which a btree takes fastest. */
export async function enterWords(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into catalogue_words (ecosystem_id, word, opportunity_id)
    select ecosystem_id, unnest(words) as word, id from catalogue_opportunities where id = any(${ids}::uuid[])
    order by word, id`.execute(tx)
}

/** The last day of a rule that names one, as `lastDayOf` reads it; null: it has no end, or counts its days. */
const untilOfRule = sql.raw(
  `to_date(substring(rule from 'UNTIL=(\\d{4}(?:0[1-9]|1[0-2]))(?:0[1-9]|[12]\\d|3[01])'), 'YYYYMM')
    + (substring(rule from 'UNTIL=\\d{6}(\\d{2})')::integer - 1)`,
)

/**
 * Counts anew what an opportunity has to show: its own live sessions and those of the ones folded into it.
 * Keepers and folded ones among `ids` are found out here.
 */
export async function recountSessions(tx: Tx, ids: readonly Id[], now: Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with asked as (
      select id from catalogue_opportunities where id = any(${ids}::uuid[])
      union select merged_into from catalogue_opportunities where id = any(${ids}::uuid[]) and merged_into is not null
    ), members as (
      select id, id as member from asked
      union all select merged_into, id from catalogue_opportunities where merged_into in (select id from asked)
    ), counted as (
      select m.id, count(s.id) as live,
        case when bool_or(s.id is not null and s.last_on is null) then null else max(s.last_on) end as last_on
      from members m
      left join (
        select id, opportunity_id, state, case when form = 'rule' then ${untilOfRule} else end_on end as last_on
        from catalogue_sessions where opportunity_id in (select member from members)
      ) s on s.opportunity_id = m.member and s.state = 'live'
      group by m.id
    )
    update catalogue_opportunities o set live_sessions = c.live, last_on = c.last_on,
      changed_at = ${new Date(now).toISOString()}::timestamptz, changed_xid = pg_current_xact_id()
    from counted c where o.id = c.id`.execute(tx)
}

/** Those of `ids` that are folded into another, or have others folded into them. */
export async function joinedIds(tx: Tx, sourceId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select o.id from catalogue_opportunities o where o.source_id = ${sourceId}
      and (o.merged_into is not null or exists (select from catalogue_opportunities f where f.merged_into = o.id))`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Every session an opportunity ever had, by rising id. */
export async function loadOwnSessions(
  tx: Tx,
  opportunityId: Id,
): Promise<{ id: Id; when: When; venueId: Id | null; lapsed: boolean }[]> {
  const rows = await tx
    .selectFrom('catalogue_sessions')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const { id, when, venueId, state } = sessionOf(row)
    return { id, when, venueId, lapsed: state === 'lapsed' }
  })
}

/** What an import knows a stored offer by. */
export const loadImportMark = (tx: Tx, id: Id): Promise<{ group_key: string | null; content_hash: string | null }> =>
  tx
    .selectFrom('catalogue_opportunities')
    .select(['group_key', 'content_hash'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
