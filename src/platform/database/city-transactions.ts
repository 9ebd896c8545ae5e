import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  type DatabaseConnection,
  type TransactionSettings,
} from 'kysely'
import type { Pool } from 'pg'
import { isId, type Id } from '#kernel/id.ts'
import { PlanOnceCompiler } from './plan-once-compiler.ts'
import type { DB } from './tables.ts'

/** Whose transactions: somebody waits for a visit's, nobody for a job's. */
export type Pace = 'visit' | 'job'

/**
 * How long one statement of a visit may run, milliseconds: a reader has gone by then, and whoever changes much (says
 * yes to a whole feed) waits longer. Past it PostgreSQL cancels the statement, and the answer is 503.
 */
export const statementLimits = { reading: 15_000, changing: 60_000 } as const

/** A Kysely whose every transaction begins as `hedgerow_app` bound to one ecosystem, in one round trip. */
export const kyselyOf = (pool: Pool, ecosystemId: Id | null, pace: Pace = 'visit'): Kysely<DB> =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new BoundDriver(pool, ecosystemId, pace),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PlanOnceCompiler(),
    },
  })

type OwnConnection = Parameters<PostgresDriver['rollbackTransaction']>[0]

class BoundDriver extends PostgresDriver {
  readonly #binding: string
  readonly #reading = new WeakSet<DatabaseConnection>()
  readonly #pace: Pace

  constructor(pool: Pool, ecosystemId: Id | null, pace: Pace) {
    super({ pool })
    this.#pace = pace
    // The id goes into the text, for several statements in one message take no parameters.
    if (ecosystemId !== null && !isId(ecosystemId)) throw new TypeError(`not an id: ${String(ecosystemId)}`)
    this.#binding =
      ecosystemId === null ? '' : `; set local role hedgerow_app; set local hedgerow.ecosystem = '${ecosystemId}'`
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const access = settings.accessMode ? ` ${settings.accessMode}` : ''
    const limit = this.#limit(settings)
    const begun = connection.executeQuery(CompiledQuery.raw(`begin${level}${access}${this.#binding}${limit}`))
    // It leaves together with the first statement, which fails when this one does and tells its caller.
    begun.catch(() => {})
    if (settings.accessMode === 'read only') this.#reading.add(connection)
  }

  /** Nobody waits for the end of a reading: nothing of it can be lost any more. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#reading.delete(connection)) return super.commitTransaction(connection)
    connection.executeQuery(CompiledQuery.raw('commit')).catch(() => {})
  }

  override async rollbackTransaction(connection: OwnConnection): Promise<void> {
    this.#reading.delete(connection)
    await super.rollbackTransaction(connection)
  }

  #limit({ accessMode }: TransactionSettings): string {
    if (this.#pace === 'job') return ''
    return `; set local statement_timeout = ${statementLimits[accessMode === 'read only' ? 'reading' : 'changing']}`
  }
}
