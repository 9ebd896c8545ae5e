import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { connectDirectly, type Reach } from './connections.ts'

/** A question that is out this long makes us ask whether anybody is there at all. */
const suspicion = 1_000
/** A fresh connection that says nothing for so long, twice, means that the line swallows everything. */
const patience = 1_300
const look = 500

/**
 * Cuts connections whose other end fell silent without a word, as behind a broken network: who waits on one would wait
 * for ever. A long question is left alone as long as the database answers others. Who is cut hears that the connection
 * was terminated.
 */
export function cutSilentLines(reach: Reach, pools: readonly Pool[]): { stop(): void } {
  const out = new Map<PoolClient, number>()
  for (const pool of pools) {
    pool.on('acquire', (client) => out.set(client, performance.now()))
    pool.on('release', (_fault, client) => out.delete(client))
    pool.on('remove', (client) => out.delete(client))
  }
  const isOutLong = (): boolean => [...out.values()].some((since) => performance.now() - since > suspicion)
  let busy = false
  const tend = async (): Promise<void> => {
    if (busy || !isOutLong()) return
    busy = true
    // Those that were out before we asked; who comes later is not judged by this answer.
    const waiting = [...out.keys()]
    if (!(await answers(reach)) && !(await answers(reach))) {
      for (const client of waiting) if (out.has(client)) streamOf(client).destroy()
    }
    busy = false
  }
  const timer = setInterval(() => void tend(), look)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** The driver has no call that ends a connection without saying goodbye to a server that no longer listens. */
const streamOf = (client: PoolClient): { destroy(): void } =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream

function answers(reach: Reach): Promise<boolean> {
  const asked = connectDirectly(reach, 'is anybody there').then(
    async (client) => {
      await client.query('select 1')
      void client.end().catch(() => {})
      return true
    },
    () => false,
  )
  return Promise.race([asked.catch(() => false), pause(patience, false, { ref: false })])
}
