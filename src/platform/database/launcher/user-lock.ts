import { Client } from 'pg'

/** Where a PostgreSQL is reached; `host` is a socket folder for the embedded one. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
}

/** Any number will do, as long as all of ours use the same: "hedge" in ASCII. */
const lockNumber = 0x6865646765

/**
 * Every process that uses the cluster holds one shared advisory lock on one connection. The lock dies with its process,
 * however it dies, so no count of users can ever be wrong.
 * @returns the connection with the lock, or null when nobody answers or the last user is just stopping it
 */
export async function connectAsUser(address: Address): Promise<Client | null> {
  const client = new Client({ ...address, database: 'postgres', application_name: 'hedgerow user of the cluster' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ entered: boolean }>(
      `select pg_try_advisory_lock_shared(${lockNumber}) as entered`,
    )
    if (rows[0]?.entered) return client
  } catch {
    // Nobody there yet, or still starting up.
  }
  await client.end().catch(() => {})
  return null
}

/**
 * Gives the lock back. True when nobody else holds one; then the answer's owner keeps the door shut until he has
 * stopped the cluster, and a newcomer waits and starts it afresh.
 */
export async function isLastUser(client: Client): Promise<boolean> {
  try {
    const { rows } = await client.query<{ last: boolean }>(
      `select pg_advisory_unlock_shared(${lockNumber}) and pg_try_advisory_lock(${lockNumber}) as last`,
    )
    return rows[0]?.last === true
  } catch {
    return false
  }
}
