import { createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { daysOfBackups } from '#platform/backup/erasure-journal.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { CommandMistake, type Command } from '../command.ts'

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)

export const command: Command = {
  about: 'Write everything (rows and files) into one file.',
  usage: `{hedgerow} backup <file>

Takes the state of one moment; people may go on working. Keep the file like the data themselves: it holds all of them.
A newer PostgreSQL major is met the same way: backup with the old Hedgerow, restore with the new one.
A backup lives ${daysOfBackups} days, then delete it and every copy: people who were erased are still in it.`,
  run: async ({ words: [file] }, house) => {
    if (file === undefined) throw new CommandMistake('Name the file to write: backup <file>.')
    if (await exists(file)) throw new CommandMistake(`${file} is already there, and is not written over.`)
    const { database, files } = await house.open()
    const client = await database.connect('backup')
    try {
      // A half-written file must never look like a backup.
      const manifest = await writeBackup(client, files, createWriteStream(`${file}.arriving`, { flush: true }))
      await rename(`${file}.arriving`, file)
      const tables = Object.keys(manifest.rows).length
      house.tell(
        `${file}: ${sum(manifest.rows)} rows of ${tables} tables, ${Object.keys(manifest.files).length} files.`,
      )
      const last = new Date(Date.now() + daysOfBackups * 86_400_000).toISOString().slice(0, 10)
      house.tell(`Delete it, with every copy, by ${last}: people who are erased from now on are still in it.`)
    } catch (fault) {
      await rm(`${file}.arriving`, { force: true })
      const isFull = (fault as NodeJS.ErrnoException).code === 'ENOSPC'
      throw isFull ? new CommandMistake(`There is no room for ${file}; nothing was kept of it.`) : fault
    } finally {
      await client.end()
    }
  },
}
