import { sql } from 'kysely'
import { beginning, readOutbox, type OutboxEvent, type Position } from '#platform/database/outbox/reading.ts'
import type { City } from '#platform/database/city.ts'
import type { TestDatabase } from '#platform/database/test-city.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Reaction } from '../../src/main/reactions.ts'

/**
 * Tells everything that happened, twice, to every reaction until nothing new happens: as a worker does that dies often.
 * @returns a function that works through what is new and gives the events
 */
export function workThrough(
  { city, database }: { readonly city: City; readonly database: TestDatabase },
  reactions: readonly Reaction[],
  desk: Desk,
): () => Promise<OutboxEvent[]> {
  let position: Position = beginning
  const isAllTold = async (): Promise<boolean> => {
    const { rows } = await sql`
      select 1 from platform_outbox where (xid, seq) > (${position.xid}::xid8, ${position.seq}::bigint) limit 1`.execute(
      database.reader,
    )
    return rows.length === 0
  }
  return async () => {
    const told: OutboxEvent[] = []
    for (;;) {
      const events = await readOutbox(database.reader, position, 500)
      // What other tests have open on this server may hold the edge for a moment.
      if (events.length === 0 && (await isAllTold())) return told
      if (events.length === 0) continue
      position = events.at(-1)!
      for (const event of events) {
        told.push(event)
        for (const { when, react } of reactions) {
          if (when !== event.name) continue
          await react(event, city, desk)
          await react(event, city, desk)
        }
      }
    }
  }
}
