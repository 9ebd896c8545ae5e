import { connectDirectly } from '#platform/database/connections.ts'
import { migrate } from '#platform/database/migrating/migrate.ts'
import { reachDatabase } from '#platform/database/open-database.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  about: "Bring the database to this version's migrations.",
  usage: `{hedgerow} migrate

The server does the same when it starts. Each migration is applied whole or not at all; there is no way back but a backup.`,
  run: async (_given, { config, tell }) => {
    const { reach, leave } = await reachDatabase(config, tell)
    try {
      const client = await connectDirectly(reach, 'migrations')
      try {
        const applied = await migrate(client)
        for (const name of applied) tell(`Migrated ${name}.`)
        if (applied.length === 0) tell('The database is up to date.')
      } finally {
        await client.end()
      }
    } finally {
      await leave()
    }
  },
}
