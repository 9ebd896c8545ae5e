import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { erasuresNoted, takeErasuresOver } from '#platform/backup/erasure-journal.ts'
import { RestoreRefused, restoreBackup } from '#platform/backup/restore-backup.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { connectDirectly, type Reach } from '#platform/database/connections.ts'
import { databaseAt } from '#platform/database/database.ts'
import { reachDatabase } from '#platform/database/open-database.ts'
import { openFileStore, type FileStore } from '#platform/files/file-store.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import type { ErasedAgain } from '../../privacy/erase-again.ts'
import { CommandMistake, type Command, type Given } from '../command.ts'

export const command: Command = {
  about: 'Bring a backup into an empty installation.',
  usage: `{hedgerow} restore <file> --erasures <old data folder>
{hedgerow} restore <file> --without-erasures

The installation must be empty: name a new folder with HEDGEROW_DATA, or an empty database with DATABASE_URL.
Either everything arrives, counted, or nothing. Jobs that were waiting or running are shown as stopped.
Whoever was erased since the backup is erased again, by the journal in the old data folder (files/erasures). In a bucket
it is found without being named. --without-erasures: nobody was erased since, or the journal is lost.
--however-old: a backup of more than 35 days.`,
  options: {
    erasures: { type: 'string' },
    'without-erasures': { type: 'boolean' },
    'however-old': { type: 'boolean' },
  },
  run: async ({ words: [file], options }, { config, tell }) => {
    if (file === undefined) throw new CommandMistake('Name the file to restore: restore <file>.')
    await access(file).catch(() => {
      throw new CommandMistake(`${file} is not there.`)
    })
    const files = await openFileStore(config)
    const journal = await journalToTake(options, config, files)
    const { reach, leave } = await reachDatabase(config, tell)
    try {
      const client = await connectDirectly(reach, 'restore')
      try {
        const now = options['however-old'] === true ? null : systemClock.now()
        const manifest = await restoreBackup(client, files, createReadStream(file), now)
        const rows = Object.values(manifest.rows).reduce((total, count) => total + count, 0)
        tell(
          `Restored ${rows} rows of ${Object.keys(manifest.rows).length} tables and ${Object.keys(manifest.files).length} files.`,
        )
      } finally {
        await client.end()
      }
      if (journal) await takeErasuresOver(journal, files)
      const { noted, persons, accounts } = await eraseThem(reach, files)
      tell(
        `Erasures noted: ${noted}. Erased again, for they had come back: ${persons} persons, ${accounts} accounts besides.`,
      )
    } catch (fault) {
      throw fault instanceof RestoreRefused ? new CommandMistake(fault.message) : fault
    } finally {
      await leave()
    }
  },
}

/** Where the erasures since the backup are told, found before anything is changed; null: here already, or nowhere. */
async function journalToTake(
  { erasures, 'without-erasures': without }: Given['options'],
  config: Config,
  files: FileStore,
): Promise<FileStore | null> {
  if (typeof erasures === 'string') {
    await access(join(erasures, 'files')).catch(() => {
      throw new CommandMistake(`${erasures} is not a data folder: it has no folder "files".`)
    })
    return openLocalFiles(erasures)
  }
  if (without === true || config.s3 || (await erasuresNoted(files)).length > 0) return null
  throw new CommandMistake(
    'Whoever was erased since the backup would come back. Name the old data folder with --erasures <folder>, or say ' +
      '--without-erasures if nobody was, or nothing is left of it.',
  )
}

async function eraseThem(reach: Reach, files: FileStore): Promise<ErasedAgain> {
  // Half the house; asking for help must not wait for it.
  const { openDirectory } = await import('#commons/ecosystems')
  const { eraseAgain } = await import('../../privacy/erase-again.ts')
  const database = databaseAt(reach, systemClock)
  try {
    return await eraseAgain({ database, files, clock: systemClock, directory: await openDirectory(database) })
  } finally {
    await database.close()
  }
}
