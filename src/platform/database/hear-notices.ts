import type { Client } from 'pg'
import type { Database } from './database.ts'

/** A line on which PostgreSQL calls. */
export interface Line {
  /** Nothing is missed from here on, until `onSilence`. */
  hears(): boolean
  stop(): Promise<void>
}

const pause = 1_000

/**
 * Listens on a channel, on a connection of its own, and calls again after each break.
 * @param onSilence the line broke: whatever was believed because of it may be old
 */
export async function hearNotices(
  database: Database,
  channel: string,
  { onNotice, onSilence }: { onNotice: (payload: string) => void; onSilence: () => void },
): Promise<Line> {
  let client: Client | null = null
  let hears = false
  let stopped = false
  const listen = async (): Promise<void> => {
    if (client || stopped) return
    const fresh = await database.connect(channel)
    fresh.once('end', () => {
      client = null
      hears = false
      onSilence()
    })
    fresh.on('notification', ({ payload }) => onNotice(payload ?? ''))
    await fresh.query(`listen ${channel}`)
    client = fresh
    hears = true
  }
  // While the database is away the next second tries again.
  const timer = setInterval(() => void listen().catch(() => {}), pause)
  timer.unref()
  await listen()
  return {
    hears: () => hears,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await client?.end()
    },
  }
}
