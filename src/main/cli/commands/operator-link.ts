import { createHash, randomBytes } from 'node:crypto'
import { moment } from '#platform/database/moment.ts'
import type { Command } from '../command.ts'

const minutes = 30

export const command: Command = {
  about: 'Print a link that opens the back office, once.',
  usage: `{hedgerow} operator-link

The link works once and for ${minutes} minutes. The address is HEDGEROW_ORIGIN, or localhost.`,
  run: async (_given, house) => {
    const { database, clock } = await house.open()
    const token = randomBytes(32).toString('base64url')
    const now = clock.now()
    await database.installation
      .insertInto('platform_operator_links')
      .values({
        id: database.newId(),
        token_hash: createHash('sha256').update(token).digest(),
        created_at: moment(now),
        expires_at: moment(now + minutes * 60_000),
      })
      .execute()
    house.tell(`${house.config.origin}/sign-in/operator?token=${token}`)
  },
}
