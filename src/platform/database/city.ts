import type { Transaction } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { DB } from './tables.ts'

/** A transaction bound to one ecosystem as `hedgerow_app`: the database itself refuses another ecosystem's rows. */
export type Tx = Transaction<DB>

/**
 * One ecosystem's door to the database. Every read and write goes through it, so that the row-security
 * setting can not be forgotten.
 */
export interface City {
  readonly ecosystemId: Id
  readonly slug: string
  /** The held clock in tests. */
  now(): Instant
  newId(): Id
  /** Read and write; commits when the work resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A read-only transaction. */
  reading<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** What happened, for the trail, reactions and snapshots. Written in the same transaction as the change. */
export interface Event {
  /** Slice and past tense: `catalogue.listings-changed`. */
  readonly name: string
  readonly by: Actor
  /** Ids and plain facts, never personal data. */
  readonly about: Readonly<Record<string, unknown>>
}

export const happened = (name: string, by: Actor, about: Readonly<Record<string, unknown>>): Event => ({
  name,
  by,
  about,
})
