import type { Client } from 'pg'
import type { Database } from '../database.ts'

export interface Bell {
  /** Does the connection hold the lock it was asked for? Always true where none was asked. */
  isHolder(): boolean
  close(): Promise<void>
}

const pause = 1000

/**
 * Rings at once when something is written to the outbox, and each second in any case: a notice can be lost with its
 * connection, and what an open transaction held back is announced by nobody. A pooler in transaction mode forwards no
 * notices, so the connection is direct; while the database is away it is tried again each second.
 * @param lock the consumer that only one process may be at a time
 */
export function hangBell(database: Database, lock: string | null, ring: () => void): Bell {
  let client: Client | null = null
  let holder = false
  let closed = false
  let busy = false

  const connect = async (): Promise<void> => {
    const fresh = await database.connect('outbox')
    if (closed) return fresh.end()
    fresh.once('end', () => {
      client = null
      holder = false
    })
    fresh.on('notification', ring)
    await fresh.query('listen hedgerow_outbox')
    client = fresh
  }
  const tend = async (): Promise<void> => {
    if (busy || closed) return
    busy = true
    try {
      if (!client) await connect()
      if (lock !== null && !holder && client) {
        const { rows } = await client.query<{ got: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
          [`outbox ${lock}`],
        )
        holder = rows[0]?.got === true
      }
    } catch {
      // Away; the next second tries again.
    } finally {
      busy = false
    }
    if (!closed) ring()
  }
  const timer = setInterval(() => void tend(), pause)
  timer.unref()
  void tend()
  return {
    isHolder: () => lock === null || holder,
    close: async () => {
      closed = true
      clearInterval(timer)
      await client?.end().catch(() => {})
    },
  }
}
