import { instant, type Instant } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { heldClock, type HeldClock } from '../clock.ts'
import type { City } from './city.ts'
import { databaseAt, type Database } from './database.ts'
import { testClusterOfThisRun } from './testing/test-cluster.ts'
import { makeTestDatabase } from './testing/test-template.ts'

/** The moment tests begin at when they do not say: a Wednesday in June, nine in the morning, UTC. */
export const testNow: Instant = instant(Date.parse('2026-06-17T09:00:00Z'))

export interface TestDatabase extends Database {
  readonly clock: HeldClock
  /** One more ecosystem in the same database. */
  addCity(slug: string): Promise<City>
  /** Ends the connections and drops the database. */
  close(): Promise<void>
}

export interface TestCity extends City {
  readonly clock: HeldClock
  readonly database: TestDatabase
  close(): Promise<void>
}

/** A migrated, empty database of its own. */
export async function testDatabase(given: { now?: Instant } = {}): Promise<TestDatabase> {
  const { reach, drop } = await makeTestDatabase(testClusterOfThisRun())
  const clock = heldClock(given.now ?? testNow)
  const database = databaseAt(reach, clock, drop)
  return { ...database, clock, addCity: (slug) => addCity(database, clock, slug) }
}

/** A database of its own with one ecosystem in it; `close()` drops it. */
export async function testCity(given: { slug?: string; now?: Instant } = {}): Promise<TestCity> {
  const database = await testDatabase(given)
  const city = await database.addCity(given.slug ?? 'testville')
  return { ...city, clock: database.clock, database, close: () => database.close() }
}

/** As bare as the table allows: the platform does not know the rules by which an ecosystem is made. */
async function addCity(database: Database, clock: HeldClock, slug: string): Promise<City> {
  const id: Id = database.newId()
  const client = await database.connect('tests')
  try {
    await client.query(
      `insert into ecosystems (id, slug, name, purpose, manifesto, accent, time_zone, languages, currency,
         age_min, age_max, created_at)
       values ($1, $2, $3, $3, $3, '#2f6f4f', 'Europe/Berlin', '{en,de}', 'EUR', 0, 120, $4)`,
      [id, slug, { sourceLanguage: 'en', texts: { en: slug } }, new Date(clock.now())],
    )
  } finally {
    await client.end()
  }
  return database.city(id, slug)
}
