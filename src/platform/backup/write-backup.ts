import type { Writable } from 'node:stream'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { FileStore } from '../files/file-store.ts'
import { partBytes, writeContainer, type ContainerWriter } from './container.ts'
import { columnList, tablesInOrder } from './tables-in-order.ts'

/** First in the file: what the restoring Hedgerow must bring. */
export interface BackupHead {
  readonly hedgerow: 1
  readonly madeAt: string
  readonly postgres: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
}

/** Last in the file: what must have arrived. */
export interface BackupManifest {
  readonly rows: Readonly<Record<string, number>>
  readonly files: Readonly<Record<string, number>>
}

/**
 * Every row of one moment, and every file. Visitors and imports go on meanwhile.
 * @param client a direct connection as the owner, to be ended after a fault: it may be in the middle of a COPY
 */
export async function writeBackup(client: Client, files: FileStore, sink: Writable): Promise<BackupManifest> {
  await client.query('begin transaction isolation level repeatable read read only')
  const container = writeContainer(sink)
  await container.add('head', Buffer.from(JSON.stringify(await headOf(client))))
  const tables = await tablesInOrder(client)
  // Row security shows an owner who is not a superuser nothing; the reader sees all.
  await client.query('set local role hedgerow_reader')
  const rows: Record<string, number> = {}
  for (const table of tables) {
    const stream = client.query(copyTo(`copy (select ${columnList(table)} from ${table.name}) to stdout`))
    await addInParts(container, `table ${table.name}`, stream)
    rows[table.name] = stream.rowCount
  }
  const manifest = { rows, files: await addFiles(container, files) }
  await container.add('manifest', Buffer.from(JSON.stringify(manifest)))
  await container.end()
  await client.query('commit')
  return manifest
}

async function headOf(client: Client): Promise<BackupHead> {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform_migrations order by name',
  )
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  return { hedgerow: 1, madeAt: new Date().toISOString(), postgres: rows[0]!.version, migrations }
}

async function addFiles(container: ContainerWriter, files: FileStore): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {}
  for await (const name of files.list()) {
    const stream = await files.get(name)
    // Deleted since it was listed.
    if (stream) sizes[name] = await addInParts(container, `file ${name}`, stream)
  }
  return sizes
}

/** @returns bytes written */
async function addInParts(container: ContainerWriter, entry: string, stream: AsyncIterable<unknown>): Promise<number> {
  let gathered: Buffer[] = []
  let length = 0
  let total = 0
  const flush = async (): Promise<void> => {
    await container.add(entry, Buffer.concat(gathered))
    gathered = []
    length = 0
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    gathered.push(chunk)
    length += chunk.length
    total += chunk.length
    if (length >= partBytes) await flush()
  }
  if (length > 0 || total === 0) await flush()
  return total
}
