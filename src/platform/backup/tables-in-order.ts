import type { Client } from 'pg'

export interface BackedTable {
  readonly name: string
  /** Columns as stored; generated ones are computed again. */
  readonly columns: readonly string[]
  readonly protected: boolean
}

/** Written by the migrations themselves. */
const ownTables: ReadonlySet<string> = new Set(['platform_migrations'])

/** All our tables, each after those its foreign keys lead to. pg-boss's queue only repeats platform_jobs. */
export async function tablesInOrder(client: Client): Promise<readonly BackedTable[]> {
  const { rows } = await client.query<BackedTable & { readonly leadsTo: readonly string[] }>(`
    select c.relname as name, c.relforcerowsecurity as protected,
      array(select attname::text from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct confrelid::regclass::text from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as "leadsTo"
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname collate "C"`)
  const waiting = rows.filter(({ name }) => !ownTables.has(name))
  const ordered: BackedTable[] = []
  const placed = new Set<string>()
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ leadsTo }) => leadsTo.every((name) => placed.has(name)))
    if (next < 0) throw new Error(`Foreign keys run in a circle: ${waiting.map(({ name }) => name).join(', ')}.`)
    const [{ leadsTo: _leadsTo, ...table }] = waiting.splice(next, 1) as [(typeof waiting)[number]]
    placed.add(table.name)
    ordered.push(table)
  }
  return ordered
}

export const columnList = (table: BackedTable): string => table.columns.map((name) => `"${name}"`).join(', ')
