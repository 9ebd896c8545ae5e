import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '#kernel/instant.ts'

/** A `timestamptz` on its way in. Only `moment()` makes one, so a bare number can not be stored by mistake. */
export interface Timestamped {
  readonly __timestamptz: unique symbol
}

/** An instant as a parameter PostgreSQL takes for a `timestamptz`, in values, sets and comparisons. */
export const moment = (at: Instant | number): RawBuilder<Instant & Timestamped> =>
  sql<Instant & Timestamped>`${new Date(at).toISOString()}::timestamptz`
