import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { City } from '../database/city.ts'
import type { ChainHead } from './words.ts'

/** Whole up to its head, or broken at the first row that is not what it was. */
export type ChainVerdict =
  | { readonly whole: true; readonly rows: number; readonly head: ChainHead | null }
  | { readonly whole: false; readonly rows: number; readonly brokenAt: number; readonly because: BrokenBecause }

/** `gap`: a row is missing before it · `changed`: its words are not those that were hashed · `lost`: the head written down is not there. */
export type BrokenBecause = 'gap' | 'changed' | 'lost'

/** A row's text as it is hashed, its fields one a line. */
interface ChainRow {
  readonly ecosystem: Id
  readonly seq: number
  readonly at: number
  readonly byKind: string
  readonly byId: Id
  readonly about: readonly Id[]
  readonly what: string
  readonly because: string
  readonly previous: Buffer
  readonly hash: Buffer
}

const start = Buffer.alloc(32)
const rowsAtATime = 5000

/** SHA-256 over the hash before and the fields: the same as the database's own, written a second time on purpose. */
export const hashOfLook = (row: Omit<ChainRow, 'hash'>): Buffer =>
  createHash('sha256')
    .update(row.previous)
    .update(
      [row.ecosystem, row.seq, row.at, row.byKind, row.byId, row.about.join(','), row.what, row.because].join('\n'),
    )
    .digest()

/**
 * Counts an ecosystem's chain again from its first row, without believing a stored hash, five thousand at a time.
 * @param held a head somebody wrote down earlier: the chain must still contain it, so that a cut tail is found too
 */
export async function verifyChain(city: City, held?: ChainHead): Promise<ChainVerdict> {
  let head: ChainHead | null = null
  let rows = 0
  let isHeldSeen = held === undefined
  for (;;) {
    const after: number = head?.seq ?? 0
    const part = await city.reading((tx) => readAfter(city, after, tx))
    for (const row of part) {
      const expected: number = (head?.seq ?? 0) + 1
      if (row.seq !== expected) return { whole: false, rows, brokenAt: expected, because: 'gap' }
      const before: Buffer = head === null ? start : Buffer.from(head.hash, 'hex')
      const made = hashOfLook({ ...row, previous: before })
      if (!row.previous.equals(before) || !made.equals(row.hash)) {
        return { whole: false, rows, brokenAt: row.seq, because: 'changed' }
      }
      head = { seq: row.seq, hash: made.toString('hex') }
      rows += 1
      if (held?.seq === head.seq) {
        if (held.hash !== head.hash) return { whole: false, rows, brokenAt: held.seq, because: 'lost' }
        isHeldSeen = true
      }
    }
    if (part.length < rowsAtATime) break
  }
  return isHeldSeen
    ? { whole: true, rows, head }
    : { whole: false, rows, brokenAt: (head?.seq ?? 0) + 1, because: 'lost' }
}

async function readAfter(city: City, after: number, tx: Parameters<Parameters<City['reading']>[0]>[0]) {
  const { rows } = await sql<ChainRow>`
    select seq, (extract(epoch from at) * 1000)::bigint as at, by_kind as "byKind", by_id as "byId", about, what, because,
      previous, hash
    from platform_looks where seq > ${after} order by seq limit ${rowsAtATime}`.execute(tx)
  return rows.map((row) => ({ ...row, ecosystem: city.ecosystemId, seq: Number(row.seq), at: Number(row.at) }))
}
