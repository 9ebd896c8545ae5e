/**
 * Writes src/platform/database/tables.ts from a freshly migrated database; with --check only says whether it is fresh.
 * `node tools/generate-tables.ts [--check]`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Client } from 'pg'
import { connectDirectly } from '#platform/database/connections.ts'
import { openTestCluster } from '#platform/database/testing/test-cluster.ts'
import { makeTestDatabase } from '#platform/database/testing/test-template.ts'

const target = new URL('../src/platform/database/tables.ts', import.meta.url)

/** How type-parsers.ts gives each PostgreSQL type to us. */
const types: Readonly<Record<string, string>> = {
  uuid: 'Id',
  text: 'string',
  citext: 'string',
  varchar: 'string',
  bpchar: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  date: 'Day',
  time: 'WallTime',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  bytea: 'Buffer',
  xid8: 'string',
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly isArray: boolean
  readonly nullable: boolean
  readonly hasDefault: boolean
  readonly alwaysGenerated: boolean
}

const loadColumns = async (client: Client): Promise<readonly Column[]> => {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as column, coalesce(e.typname, t.typname) as type,
      e.oid is not null as "isArray", not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as "hasDefault",
      a.attidentity = 'a' or a.attgenerated <> '' as "alwaysGenerated"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attnum`)
  return rows
}

function typeOf(column: Column): string {
  const base = types[column.type]
  if (!base)
    throw new Error(`${column.table}.${column.column} is a ${column.type}: add it to tools/generate-tables.ts.`)
  const one = column.isArray ? `readonly ${base}[]` : base
  const whole = column.nullable ? `${one} | null` : one
  if (column.alwaysGenerated) return `GeneratedAlways<${whole}>`
  return column.hasDefault ? `Generated<${whole}>` : whole
}

const head = `// Written by tools/generate-tables.ts from the migrated database; change a migration, not this file.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { Timestamped } from './moment.ts'

/** Comes out as milliseconds; goes in through \`moment()\`. */
export type Timestamp = ColumnType<Instant, Timestamped, Timestamped>

/** Goes in as JSON text (an array would become a PostgreSQL array); its slice's schema parses what comes out. */
export type Json = ColumnType<unknown, string, string>

/** May be left out when a row is made. */
export type Generated<T> =
  T extends ColumnType<infer Out, infer In, infer Change> ? ColumnType<Out, In | undefined, Change> : ColumnType<T, T | undefined, T>
`

function write(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table)
  const interfaces = [...tables].map(([table, own]) => {
    const lines = own.map((column) => `  ${column.column}: ${typeOf(column)}`)
    return `export interface ${typeName(table)} {\n${lines.join('\n')}\n}\n`
  })
  const all = [...tables.keys()].map((table) => `  ${table}: ${typeName(table)}`)
  const spelled = [...tables].map(
    ([table, own]) => `  ${table}: [\n${own.map(({ column }) => `    '${column}',\n`).join('')}  ],`,
  )
  const names = `/** Spelled out, in the order of each table. */\nexport const columnsOf: Readonly<Record<string, readonly string[]>> = {\n${spelled.join('\n')}\n}\n`
  return `${head}\n${interfaces.join('\n')}\nexport interface DB {\n${all.join('\n')}\n}\n\n${names}`
}

const typeName = (table: string): string =>
  table.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()) + 'Table'

const cluster = await openTestCluster()
const { reach, drop } = await makeTestDatabase(cluster.reach)
let text: string
try {
  const client = await connectDirectly(reach, 'tables')
  text = write(await loadColumns(client))
  await client.end()
} finally {
  await drop()
  await cluster.leave()
}
if (readFileSync(target, 'utf8') === text) {
  console.log('src/platform/database/tables.ts is fresh.')
} else if (process.argv.includes('--check')) {
  console.error('src/platform/database/tables.ts is not what the migrations make: run "node tools/generate-tables.ts".')
  process.exitCode = 1
} else {
  writeFileSync(target, text)
  console.log('src/platform/database/tables.ts written.')
}
