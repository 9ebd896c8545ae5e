import { once } from 'node:events'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Instant } from '#kernel/instant.ts'
import { migrate, readMigrations, type Migration } from '../database/migrating/migrate.ts'
import type { FileStore } from '../files/file-store.ts'
import { readContainer, type Part } from './container.ts'
import { daysOfBackups } from './erasure-journal.ts'
import { beginChangeNumbers, renumberTransactions } from './renumber-transactions.ts'
import { columnList, tablesInOrder, type BackedTable } from './tables-in-order.ts'
import type { BackupHead, BackupManifest } from './write-backup.ts'

/** The answer is no, in one sentence for the operator. Nothing was changed. */
export class RestoreRefused extends Error {}

/**
 * Brings a backup into an empty installation: all rows in one transaction, counted before it commits, then the
 * migrations that are newer than the backup. Files are written as they come and are harmless if the rest fails.
 * @param client a direct connection as the owner
 * @param now refuses a backup that is older than backups may be (P20); null: however old it is
 */
export async function restoreBackup(
  client: Client,
  files: FileStore,
  source: Readable,
  now: Instant | null = null,
): Promise<BackupManifest> {
  const parts = readContainer(source)
  const head = await readHead(parts)
  if (now !== null) refuseIfOld(head, now)
  await prepareTables(client, head)
  await client.query('begin')
  try {
    const tables = await tablesInOrder(client)
    for (const { name } of tables.filter((table) => table.protected)) {
      await client.query(`alter table ${name} no force row level security`)
    }
    // What triggers wrote is in the backup itself; written by them once more, it would stand there twice.
    for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
    const manifest = await receive(parts, client, files, new Map(tables.map((table) => [table.name, table])))
    await countAll(client, tables, manifest)
    await renumberTransactions(client)
    await continueSequences(client)
    // The queue that knew of them stayed behind; a person may start them again.
    await client.query(
      `update platform_jobs set state = 'stopped', stop_asked = false, ended_at = now() where state in ('waiting', 'running')`,
    )
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
    for (const { name } of tables.filter((table) => table.protected)) {
      await client.query(`alter table ${name} force row level security`)
    }
    await client.query('commit')
    await migrate(client)
    await beginChangeNumbers(client, head.madeAt)
    // The planner knows nothing of these rows; until it does a join of milliseconds may take minutes.
    await client.query('analyze')
    return manifest
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}

function refuseIfOld({ madeAt }: BackupHead, now: Instant): void {
  if (now - Date.parse(madeAt) <= daysOfBackups * 86_400_000) return
  throw new RestoreRefused(
    `The backup was made on ${madeAt.slice(0, 10)}, more than ${daysOfBackups} days ago: who was erased in the first days ` +
      'after it may be forgotten, and would come back. Take a newer one, or say --however-old.',
  )
}

async function readHead(parts: AsyncGenerator<Part, void>): Promise<BackupHead> {
  const { value } = await parts.next()
  if (value?.entry !== 'head') throw new RestoreRefused('This is not a backup of Hedgerow.')
  return JSON.parse(value.content.toString()) as BackupHead
}

/** The tables as they were when the backup was made; refuses a database that already holds something. */
async function prepareTables(client: Client, head: BackupHead): Promise<void> {
  const ours = new Map(readMigrations().map((migration) => [migration.name, migration]))
  const wanted: Migration[] = []
  for (const { name, checksum } of head.migrations) {
    const known = ours.get(name)
    if (known?.checksum !== checksum) {
      throw new RestoreRefused(
        `The backup was made by another Hedgerow: its migration ${name} is ${known ? 'different' : 'unknown'} here. ` +
          'Restore it with the Hedgerow that made it, or a newer one.',
      )
    }
    wanted.push(known)
  }
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('platform_migrations') is not null as found`,
  )
  if (rows[0]!.found) await refuseUnlessEmpty(client, head)
  else await migrate(client, wanted)
}

async function refuseUnlessEmpty(client: Client, head: BackupHead): Promise<void> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from platform_migrations')
  const tables = await tablesInOrder(client)
  const reads = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`)
  const { rows: full } = await client.query<{ name: string }>(reads.join(' union all '))
  const isSame = rows[0]!.count === head.migrations.length
  if (full.length === 0 && isSame) return
  throw new RestoreRefused(
    'A backup is restored into an empty installation only, and this one ' +
      (full.length > 0
        ? `has rows in ${full.map(({ name }) => name).join(', ')}`
        : 'has newer tables than the backup') +
      '. Name an empty folder with HEDGEROW_DATA (or an empty database with DATABASE_URL).',
  )
}

interface Sink {
  readonly entry: string
  readonly stream: Writable
  readonly done: Promise<unknown>
}

/** Parts of one entry follow each other; each entry becomes one COPY or one file. */
async function receive(
  parts: AsyncGenerator<Part, void>,
  client: Client,
  files: FileStore,
  tables: ReadonlyMap<string, BackedTable>,
): Promise<BackupManifest> {
  let open: Sink | null = null
  try {
    for await (const { entry, content } of parts) {
      if (open && open.entry !== entry) {
        open.stream.end()
        await open.done
        open = null
      }
      if (entry === 'manifest') {
        const manifest = JSON.parse(content.toString()) as BackupManifest
        await checkFiles(files, manifest)
        return manifest
      }
      open ??= openSink(entry, client, files, tables)
      // A COPY that is refused ends its stream: waiting for room only would wait for ever.
      if (!open.stream.write(content)) await Promise.race([once(open.stream, 'drain'), open.done])
    }
    throw new RestoreRefused('The backup is cut off: it has no manifest.')
  } catch (fault) {
    // The connection answers nothing else, not even the rollback, while it still waits for rows.
    open?.stream.destroy(fault as Error)
    await open?.done.catch(() => {})
    throw fault
  }
}

function openSink(entry: string, client: Client, files: FileStore, tables: ReadonlyMap<string, BackedTable>): Sink {
  const [kind, name = ''] = entry.split(' ', 2)
  if (kind === 'file') {
    const stream = new PassThrough()
    return { entry, stream, done: quietly(files.put(name, stream)) }
  }
  const table = tables.get(name)
  if (kind !== 'table' || !table) throw new RestoreRefused(`The backup has a part that nobody knows here: "${entry}".`)
  const stream = client.query(copyFrom(`copy ${table.name} (${columnList(table)}) from stdin`))
  return { entry, stream, done: quietly(finished(stream)) }
}

/** Awaited later; until then its fault must not count as nobody's. */
function quietly<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}

async function countAll(client: Client, tables: readonly BackedTable[], manifest: BackupManifest): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${name}`)
    const found = Number(rows[0]!.count)
    const expected = manifest.rows[name] ?? 0
    if (found !== expected) throw new RestoreRefused(`${name} should have ${expected} rows and has ${found}.`)
  }
}

async function checkFiles(files: FileStore, manifest: BackupManifest): Promise<void> {
  for (const name of Object.keys(manifest.files)) {
    if (!(await files.exists(name))) throw new RestoreRefused(`The file ${name} did not arrive (is the disk full?).`)
  }
}

async function continueSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select attrelid::regclass::text as table, attname as column from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     where attidentity <> ''`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), greatest(max("${column}"), 1)) from ${table}`,
    )
  }
}
