import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Client } from 'pg'
import { makeIdsInOrder, type Id } from '#kernel/id.ts'
import type { Clock } from '../clock.ts'
import type { City } from './city.ts'
import { kyselyOf, type Pace } from './city-transactions.ts'
import { connectDirectly, openPool, type Reach } from './connections.ts'
import { cutSilentLines } from './cut-silent-lines.ts'
import type { DB } from './tables.ts'

/** One installation's database, embedded or not. */
export interface Database {
  readonly reach: Reach
  /** Tables of the whole installation, as `hedgerow_app`; an ecosystem's tables look empty from here. */
  readonly installation: Kysely<DB>
  /** Every ecosystem's rows, read only, as `hedgerow_reader`: snapshots, outbox, backup. Never for a visitor's question. */
  readonly reader: Kysely<DB>
  /** The door to one ecosystem. Cheap to make and to throw away. Only a job's statements may take as long as they take. */
  city(ecosystemId: Id, slug: string, pace?: Pace): City
  newId(): Id
  /** A connection of the caller's own, as the owner. The caller ends it. */
  connect(name: string): Promise<Client>
  /** Does it answer? For `/readyz`. */
  isThere(): Promise<boolean>
  close(): Promise<void>
}

/** Longer without a word and the database counts as away. */
const patience = 1_500

const bytesOfAnId = 10
const idsAtOnce = 400

/** The system is asked for chance once for hundreds of ids: an import needs a hundred thousand of them in one breath. */
function chanceInBulk(): () => Uint8Array {
  let drawn = new Uint8Array()
  let at = 0
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(bytesOfAnId * idsAtOnce)
      at = 0
    }
    at += bytesOfAnId
    return drawn.subarray(at - bytesOfAnId, at)
  }
}

/** @param atClose what must happen after the last connection is closed: leave the embedded PostgreSQL */
export function databaseAt(reach: Reach, clock: Clock, atClose: () => Promise<void> = async () => {}): Database {
  const appPool = openPool(reach, 'hedgerow_app', 10)
  const readerPool = openPool(reach, 'hedgerow_reader', 3)
  const lines = cutSilentLines(reach, [appPool, readerPool])
  const newId = makeIdsInOrder(() => clock.now(), chanceInBulk())
  let closing: Promise<void> | undefined
  return {
    reach,
    installation: kyselyOf(appPool, null),
    reader: kyselyOf(readerPool, null, 'job'),
    newId,
    city: (ecosystemId, slug, pace) => {
      const bound = kyselyOf(appPool, ecosystemId, pace)
      return {
        ecosystemId,
        slug,
        now: () => clock.now(),
        newId,
        transaction: (work) => bound.transaction().execute(work),
        reading: (work) => bound.transaction().setAccessMode('read only').execute(work),
      }
    },
    connect: (name) => connectDirectly(reach, name),
    isThere: () => {
      const answers = appPool.query('select 1').then(
        () => true,
        () => false,
      )
      // A line that swallows everything would let a supervisor wait for ever.
      return Promise.race([answers, pause(patience, false, { ref: false })])
    },
    close: () => {
      lines.stop()
      closing ??= Promise.all([appPool.end(), readerPool.end()]).then(atClose)
      return closing
    },
  }
}
