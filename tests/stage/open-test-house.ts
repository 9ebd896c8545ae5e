import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes, createHash } from 'node:crypto'
import { readConfig } from '#platform/config.ts'
import type { City } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import type { App } from '#platform/http/app.ts'
import { openOfficeSession, officeCookie } from '#platform/http/office-session.ts'
import type { Desk } from '#platform/http/desk.ts'
import { openInstallation, type Installation } from '../../src/main/installation.ts'
import { openHouse } from '../../src/main/open-app.ts'
import { layAssets } from './built-assets.ts'

export interface TestHouse {
  readonly app: App
  readonly desk: Desk
  readonly installation: Installation
  readonly database: TestDatabase
  /** An ecosystem `somewhere`, empty. */
  readonly city: City
  /** Empty ones too, of the slugs asked for. */
  readonly neighbours: readonly City[]
  /** The cookie header of an operator. */
  readonly office: string
  close(): Promise<void>
}

/** The whole house on a database of its own, asked through `app.inject`. */
export async function openTestHouse(besides: readonly string[] = []): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-house-'))
  const database = await testDatabase()
  const city = await database.addCity('somewhere')
  const neighbours: City[] = []
  for (const slug of besides) neighbours.push(await database.addCity(slug))
  await layAssets(folder)
  const house = await openInstallation(readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent' }), {
    database,
    clock: database.clock,
  })
  const { app, desk } = await openHouse(house)
  await app.ready()
  return {
    app,
    desk,
    installation: house,
    database,
    city,
    neighbours,
    office: await operatorCookie(database),
    close: async () => {
      await app.close()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens the back office as the one-time link does. */
export async function operatorCookie(database: TestDatabase): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = database.clock.now()
  await database.installation
    .insertInto('platform_operator_links')
    .values({
      id: database.newId(),
      token_hash: createHash('sha256').update(token).digest(),
      created_at: moment(now),
      expires_at: moment(now + 60_000),
    })
    .execute()
  return `${officeCookie}=${await openOfficeSession(database.installation, token, database.newId(), now)}`
}
