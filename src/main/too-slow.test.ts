import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { testDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import { type Installation, openInstallation } from './installation.ts'
import { openHouse } from './open-app.ts'
import { layAssets } from '../../tests/stage/built-assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'hedgerow-slow-'))
let app: App
let installation: Installation

beforeAll(async () => {
  const database = await testDatabase()
  const city = await database.addCity('somewhere')
  const config = readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent' })
  await layAssets(folder)
  installation = await openInstallation(config, { database, clock: database.clock })
  ;({ app } = await openHouse(installation))
  app.get('/:ecosystem/endless', { config: { access: 'anyone' } }, () =>
    city.reading(async (tx) => {
      await sql`set local statement_timeout = 20`.execute(tx)
      await sql`select pg_sleep(10)`.execute(tx)
    }),
  )
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await installation.close()
  rmSync(folder, { recursive: true, force: true })
})

test('what takes longer than anybody waits is stopped, and the answer says so and when to come back', async () => {
  const { statusCode, headers, body } = await app.inject({
    url: '/somewhere/endless',
    headers: { accept: 'text/html' },
  })
  expect(statusCode).toBe(503)
  expect(headers['retry-after']).toBe('30')
  expect(body).toContain('longer than we let anybody wait')
})
