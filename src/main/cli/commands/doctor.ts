import { statfs } from 'node:fs/promises'
import type { Config } from '#platform/config.ts'
import { describeVariables } from '#platform/config.ts'
import { connectDirectly } from '#platform/database/connections.ts'
import { readMigrations } from '#platform/database/migrating/migrate.ts'
import { reachDatabase } from '#platform/database/open-database.ts'
import { openFileStore } from '#platform/files/file-store.ts'
import { openScanner } from '#platform/files/scanner.ts'
import { CommandMistake, type Command } from '../command.ts'

interface Finding {
  readonly subject: string
  readonly well: boolean
  readonly says: string
}

const gibibyte = 2 ** 30

async function lookAtDatabase(config: Config): Promise<readonly Finding[]> {
  const { reach, leave } = await reachDatabase(config)
  try {
    const client = await connectDirectly(reach, 'doctor')
    try {
      const { rows } = await client.query<{ version: string; size: string; fsync: string; applied: number | null }>(
        `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
           current_setting('fsync') as fsync, to_regclass('platform_migrations')::oid::int8 as applied`,
      )
      const { version, size, fsync, applied } = rows[0]!
      const known = applied
        ? (await client.query<{ count: number }>('select count(*) as count from platform_migrations')).rows[0]!.count
        : 0
      const all = readMigrations().length
      const kind = config.databaseUrl ? 'named by DATABASE_URL' : 'embedded'
      return [
        { subject: 'database', well: true, says: `PostgreSQL ${version}, ${kind}, ${size}` },
        { subject: 'durability', well: fsync === 'on', says: `fsync is ${fsync}` },
        { subject: 'migrations', well: known === all, says: `${known} of ${all} applied` },
      ]
    } finally {
      await client.end()
    }
  } finally {
    await leave()
  }
}

async function lookAtFiles(config: Config): Promise<readonly Finding[]> {
  const files = await openFileStore(config)
  const probe = `doctor/${Date.now()}`
  const put = await files.put(probe, Buffer.from('well'))
  await files.delete(probe)
  const where = config.s3 ? `bucket ${config.s3.bucket}` : config.dataFolder
  const disk = await statfs(config.dataFolder)
  const free = (disk.bavail * disk.bsize) / gibibyte
  return [
    { subject: 'files', well: put.ok, says: put.ok ? `${where} can be written` : `${where} is full` },
    { subject: 'disk', well: free > 1, says: `${free.toFixed(1)} GiB free in ${config.dataFolder}` },
  ]
}

async function lookAtScanner(config: Config): Promise<readonly Finding[]> {
  const scanner = openScanner(config)
  if (scanner === null) return [{ subject: 'scanner', well: true, says: 'photos and voices are not scanned' }]
  const verdict = await scanner.look(Buffer.from('well'))
  const well = verdict === 'clean'
  return [{ subject: 'scanner', well, says: well ? 'answers' : 'finds harm in the word "well"' }]
}

const attempt = async (subject: string, look: Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await look
  } catch (fault) {
    return [{ subject, well: false, says: (fault as Error).message }]
  }
}

export const command: Command = {
  about: 'Look at settings, database, files and disk, and say what is wrong.',
  usage: `{hedgerow} doctor

Ends with code 1 when something is wrong. Changes nothing (the embedded database is started if it does not run).`,
  run: async (_given, { config, tell }) => {
    tell('Settings (from the environment):')
    for (const { name, purpose, standard } of describeVariables()) {
      const isSet = (process.env[name] ?? '') !== ''
      tell(`  ${name.padEnd(24)}${isSet ? 'set' : `not set${standard && ` (${standard})`}`}: ${purpose}`)
    }
    const findings = [
      ...(await attempt('database', lookAtDatabase(config))),
      ...(await attempt('files', lookAtFiles(config))),
      ...(await attempt('scanner', lookAtScanner(config))),
    ]
    tell('\nFindings:')
    for (const { subject, well, says } of findings) tell(`  ${well ? 'well ' : 'WRONG'}  ${subject.padEnd(12)}${says}`)
    const wrong = findings.filter(({ well }) => !well).length
    if (wrong > 0) throw new CommandMistake(`${wrong} of ${findings.length} are wrong.`)
  },
}
