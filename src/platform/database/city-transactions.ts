import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type TransactionSettings,
} from 'kysely'
import type { Pool } from 'pg'
import { isId, type Id } from '#kernel/id.ts'
import type { DB } from './tables.ts'

/** A Kysely whose every transaction begins as `hedgerow_app` bound to one ecosystem, in one round trip. */
export const kyselyOf = (pool: Pool, ecosystemId: Id | null): Kysely<DB> =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new BoundDriver(pool, ecosystemId),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })

class BoundDriver extends PostgresDriver {
  readonly #binding: string

  constructor(pool: Pool, ecosystemId: Id | null) {
    super({ pool })
    // The id goes into the text, for several statements in one message take no parameters.
    if (ecosystemId !== null && !isId(ecosystemId)) throw new TypeError(`not an id: ${String(ecosystemId)}`)
    this.#binding =
      ecosystemId === null ? '' : `; set local role hedgerow_app; set local hedgerow.ecosystem = '${ecosystemId}'`
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const access = settings.accessMode ? ` ${settings.accessMode}` : ''
    await connection.executeQuery(CompiledQuery.raw(`begin${level}${access}${this.#binding}`))
  }
}
