import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { RestoreRefused, restoreBackup } from '#platform/backup/restore-backup.ts'
import { connectDirectly } from '#platform/database/connections.ts'
import { reachDatabase } from '#platform/database/open-database.ts'
import { openFileStore } from '#platform/files/file-store.ts'
import { CommandMistake, type Command } from '../command.ts'

export const command: Command = {
  about: 'Bring a backup into an empty installation.',
  usage: `{hedgerow} restore <file>

The installation must be empty: name a new folder with HEDGEROW_DATA, or an empty database with DATABASE_URL.
Either everything arrives, counted, or nothing. Jobs that were waiting or running are shown as stopped.`,
  run: async ({ words: [file] }, { config, tell }) => {
    if (file === undefined) throw new CommandMistake('Name the file to restore: restore <file>.')
    await access(file).catch(() => {
      throw new CommandMistake(`${file} is not there.`)
    })
    const { reach, leave } = await reachDatabase(config, tell)
    try {
      const client = await connectDirectly(reach, 'restore')
      try {
        const manifest = await restoreBackup(client, await openFileStore(config), createReadStream(file))
        const rows = Object.values(manifest.rows).reduce((total, count) => total + count, 0)
        tell(
          `Restored ${rows} rows of ${Object.keys(manifest.rows).length} tables and ${Object.keys(manifest.files).length} files.`,
        )
      } finally {
        await client.end()
      }
    } catch (fault) {
      throw fault instanceof RestoreRefused ? new CommandMistake(fault.message) : fault
    } finally {
      await leave()
    }
  },
}
