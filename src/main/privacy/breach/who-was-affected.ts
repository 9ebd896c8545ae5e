import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { fieldCatalogue } from '../field-catalogues.ts'
import type { Breach } from './words.ts'

/** What a breach can name: a table or a field of which the field catalogue says that it is about people. */
const known: ReadonlySet<string> = new Set(
  fieldCatalogue.flatMap(({ table, columns }) => [table, ...columns.map((column) => `${table}.${column}`)]),
)
export const isField = (name: string): boolean => known.has(name)

/**
 * Whom it concerns. Of fields that got out: everybody whom a row names by their id, or by that of their account, in which
 * one of the fields holds something, who was here before the end of the time; of what rows were changed since, it knows
 * nothing. Of somebody who looked: everybody they looked at in that time. By age, the first who came first.
 */
export const whoWasAffected = (
  { fields, lookerId, fromAt, untilAt }: Pick<Breach, 'fields' | 'lookerId' | 'fromAt' | 'untilAt'>,
  city: City,
): Promise<Id[]> =>
  city.reading(async (tx) => {
    const found = new Set<Id>()
    if (lookerId !== null) {
      const { rows } = await sql<{ id: Id }>`
        select distinct at.person_id as id from platform_looks as look
        join platform_looked_at as at on at.ecosystem_id = look.ecosystem_id and at.seq = look.seq
        where look.by_id = ${lookerId} and look.at >= ${moment(fromAt)} and look.at <= ${moment(untilAt)}`.execute(tx)
      for (const { id } of rows) found.add(id)
    }
    const chosen = Map.groupBy(fields.filter(isField), (name) => name.split('.', 1)[0]!)
    for (const naming of await columnsNaming(tx, [...chosen.keys()])) {
      const columns = chosen.get(naming.table)!.map((name) => name.slice(naming.table.length + 1))
      for (const id of await namedIn(tx, naming, columns, { fromAt, untilAt })) found.add(id)
    }
    return [...found].sort()
  })

interface Naming {
  readonly table: string
  readonly column: string
  readonly isList: boolean
}

/** Ids are unique everywhere, so any column of ids may name a person: foreign keys would miss logs and evidence. */
async function columnsNaming(tx: Tx, tables: readonly string[]): Promise<Naming[]> {
  if (tables.length === 0) return []
  const { rows } = await sql<Naming>`
    select c.relname::text as table, a.attname::text as column, a.atttypid = 'uuid[]'::regtype as "isList"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any(${[...tables]}::text[])
      and a.attnum > 0 and not a.attisdropped and a.attname <> 'ecosystem_id'
      and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
    order by 1, 2`.execute(tx)
  return rows
}

async function namedIn(
  tx: Tx,
  { table, column, isList }: Naming,
  columns: readonly string[],
  { fromAt, untilAt }: Pick<Breach, 'fromAt' | 'untilAt'>,
): Promise<Id[]> {
  const id = sql.ref(`row.${column}`)
  const holding = columns.includes('')
    ? sql`true`
    : sql.join(
        columns.map((name) => sql`${sql.ref(`row.${name}`)} is not null`),
        sql` or `,
      )
  const { rows } = await sql<{ id: Id }>`
    with named as (
      select distinct ${isList ? sql`unnest(${id})` : id} as id from ${sql.table(table)} as row where ${holding}
    )
    select person.id from people_persons as person
    where person.made_at <= ${moment(untilAt)} and (person.erased_at is null or person.erased_at >= ${moment(fromAt)})
      and (person.id in (select id from named) or person.id in (
        select link.person_id from people_links as link join named on named.id = link.account_id))`.execute(tx)
  return rows.map((row) => row.id)
}
