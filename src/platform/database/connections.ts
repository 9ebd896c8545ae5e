import { Client, Pool, type PoolConfig } from 'pg'
import { PooledClient } from './pooled-client.ts'
import { typeParsers } from './type-parsers.ts'

/** How to reach one database as its owner. */
export type Reach =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

/** Only the owner connects; the two roles are put on by the session itself and can not log in. */
export type Role = 'hedgerow_app' | 'hedgerow_reader'

const settingsOf: Readonly<Record<Role, string>> = {
  hedgerow_app: '-c role=hedgerow_app',
  hedgerow_reader: '-c role=hedgerow_reader -c default_transaction_read_only=on',
}

export function openPool(reach: Reach, role: Role, max: number): Pool {
  const config: PoolConfig = {
    ...reach,
    Client: PooledClient,
    types: typeParsers,
    options: settingsOf[role],
    application_name: role,
    max,
    idleTimeoutMillis: 30_000,
    // Longer and a database that is away would hang every visitor instead of telling him.
    connectionTimeoutMillis: 5_000,
  }
  const pool = new Pool(config)
  // An idle connection may break at any time (database restarted); the pool has already thrown it away.
  pool.on('error', () => {})
  // One that breaks inside a transaction belongs to nobody who listens, and would end the whole process; whoever uses
  // it hears of it from his next query.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** One connection of its own, as the owner: for migrations, LISTEN and backup. The caller ends it. */
export async function connectDirectly(reach: Reach, name: string): Promise<Client> {
  const client = new Client({
    ...reach,
    types: typeParsers,
    application_name: `hedgerow ${name}`,
    connectionTimeoutMillis: 5_000,
  })
  // Without a listener a lost connection would end the process; the next query on it tells its caller.
  client.on('error', () => {})
  await client.connect()
  return client
}
