import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { openJobs } from '../../jobs/jobs.ts'
import { happened } from '../city.ts'
import { connectDirectly, type Reach } from '../connections.ts'
import { databaseAt } from '../database.ts'
import { watchOutbox } from '../outbox/follow-outbox.ts'
import { launchPostgres } from '../launcher/launch-postgres.ts'
import { migrate } from '../migrating/migrate.ts'
import { record } from '../outbox.ts'

const base = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-away-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** `npm run faults` waits the whole thirty seconds. */
const secondsAway = Number(process.env['HEDGEROW_SECONDS_AWAY'] ?? 3)

test(
  `the database is away for ${secondsAway} s: writes say so, listeners and jobs come back by themselves`,
  { timeout: (secondsAway + 60) * 1000 },
  async () => {
    const folder = path.join(base, 'cluster')
    const postgres = await launchPostgres({ folder, durable: false })
    const reach: Reach = { ...postgres.address, database: 'postgres' }
    const client = await connectDirectly(reach, 'migrations')
    await migrate(client)
    await client.end()
    const database = databaseAt(reach, systemClock)
    const city = database.city(database.newId(), 'testville')
    const heard: string[] = []
    const watching = await watchOutbox(database, {
      onEvents: (events) => void heard.push(...events.map(({ about }) => String(about['word']))),
      onFault: () => {},
    })
    const jobs = openJobs(database, systemClock, { error: () => {} })
    jobs.define('tests.greet', { run: async () => 'hello' })
    await jobs.work()
    const say = (word: string): Promise<void> =>
      city.transaction((tx) => record(tx, [happened('tests.said', { kind: 'visitor' }, { word })]))
    await say('before')
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['before'])

    await postgres.leave()
    await expect(say('meanwhile')).rejects.toThrow()
    expect(await database.isThere()).toBe(false)
    await pause(secondsAway * 1000)
    const again = await launchPostgres({ folder, durable: false })

    expect(await database.isThere()).toBe(true)
    await say('after')
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['before', 'after'])
    const id = await jobs.start('tests.greet', city, {})
    expect(await jobs.waitFor(id)).toMatchObject({ state: 'done', outcome: 'hello' })

    await jobs.close()
    await watching.close()
    await database.close()
    await again.leave()
  },
)
