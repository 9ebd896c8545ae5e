import type { Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '../database/city.ts'
import { moment } from '../database/moment.ts'
import type { DB } from '../database/tables.ts'
import type { LookKept } from './words.ts'

const lookOf = (row: Selectable<DB['platform_looks']>): LookKept => ({
  seq: row.seq,
  at: row.at,
  byKind: row.by_kind as LookKept['byKind'],
  byId: row.by_id,
  about: row.about,
  what: row.what as LookKept['what'],
  because: row.because as LookKept['because'],
})

/**
 * Who looked at what is kept about this person, the newest first. Ids only; whoever shows them names people by the
 * rules of the room. Asks nothing about who asks: that is for who calls.
 */
export const looksAt = (personId: Id, city: City, most = 200): Promise<LookKept[]> =>
  city.reading(async (tx) => {
    const rows = await tx
      .selectFrom('platform_looked_at as at')
      .innerJoin('platform_looks as look', (join) =>
        join.onRef('look.ecosystem_id', '=', 'at.ecosystem_id').onRef('look.seq', '=', 'at.seq'),
      )
      .selectAll('look')
      .where('at.person_id', '=', personId)
      .orderBy('at.seq', 'desc')
      .limit(most)
      .execute()
    return rows.map(lookOf)
  })

export interface LooksSought {
  /** Only those of one who looked: a person, or an operator's session. */
  readonly by?: Id | undefined
  readonly from?: Instant | undefined
  readonly until?: Instant | undefined
  /** Only what stands before this place in the chain: the next page. */
  readonly before?: number | undefined
  readonly most: number
}

/** The chain from its newest end. */
export const looksInChain = ({ by, from, until, before, most }: LooksSought, city: City): Promise<LookKept[]> =>
  city.reading(async (tx) => {
    let asked = tx.selectFrom('platform_looks').selectAll().orderBy('seq', 'desc').limit(most)
    if (by !== undefined) asked = asked.where('by_id', '=', by)
    if (from !== undefined) asked = asked.where('at', '>=', moment(from))
    if (until !== undefined) asked = asked.where('at', '<', moment(until))
    if (before !== undefined) asked = asked.where('seq', '<', before)
    return (await asked.execute()).map(lookOf)
  })
