import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { instant } from '#kernel/instant.ts'
import { heldClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { tellFeed } from '../demo/tell-feed.ts'
import { tellPlace } from '../demo/places/tell-place.ts'
import { openFrontDesk } from '../src/main/front-desk.ts'
import { openInstallation, type Installation } from '../src/main/installation.ts'
import { defineJobs } from '../src/main/jobs.ts'
import type { Row } from './rows.ts'

/** All of 2020 to 2024 lies ahead of this day, so every listing is a live one. */
export const benchNow = instant(Date.parse('2020-01-02T15:00:00Z'))

/** Both files of one city, as written: 34,030 rows. */
const feeds = ['chicago/mcmf-2024.feed.json', 'chicago/mcmf-2020-2023.feed.json']
export const benchSlug = 'chicago'

export interface Loaded {
  readonly folder: string
  readonly listings: number
  readonly rows: readonly Row[]
}

/** A folder to keep between runs, for work on serving: importing takes minutes. Without it every run imports anew. */
const keptFolder = process.env['HEDGEROW_BENCH_FOLDER']
/** Lies in a kept folder once its import is complete. */
const loadedNote = 'bench-loaded.json'

/** Imports the whole catalogue into an embedded database of its own, and measures that against COPY. */
export async function loadCatalogue(): Promise<Loaded> {
  if (keptFolder !== undefined && existsSync(join(keptFolder, loadedNote))) {
    const { listings } = JSON.parse(readFileSync(join(keptFolder, loadedNote), 'utf8')) as Pick<Loaded, 'listings'>
    return { folder: keptFolder, listings, rows: [] }
  }
  if (keptFolder !== undefined) mkdirSync(keptFolder, { recursive: true })
  const folder = keptFolder ?? mkdtempSync(join(tmpdir(), 'hedgerow-bench-'))
  const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
  const house = await openInstallation(config, { clock: heldClock(benchNow) })
  try {
    defineJobs(house, openFrontDesk(house))
    await house.jobs.work()
    const { city } = await tellPlace(benchSlug, house.database)
    let seconds = 0
    for (const feed of feeds) {
      const began = performance.now()
      const told = await tellFeed(feed, { keepDates: true }, city, house, (line) => process.stderr.write(`${line}\n`))
      const took = (performance.now() - began) / 1000
      process.stderr.write(`  ${feed}: ${told.counts.read} rows in ${took.toFixed(1)} s\n`)
      seconds += took
    }
    const copy = await copyFloor(house)
    const listings = copy.counts['catalogue_sessions'] ?? 0
    const row: Row = {
      id: 'A import',
      what: `import of ${listings} listings (all ${Object.values(copy.counts).reduce((a, b) => a + b, 0)} rows it wrote), against COPY of the same rows with their indexes`,
      unit: 's',
      ours: seconds,
      floor: copy.seconds,
      target: '≤ 6× COPY',
      met: seconds / copy.seconds <= 6,
    }
    if (keptFolder !== undefined) writeFileSync(join(folder, loadedNote), JSON.stringify({ listings }))
    return { folder, listings, rows: [row] }
  } finally {
    await house.close()
  }
}

export function forget(folder: string): void {
  if (folder !== keptFolder) rmSync(folder, { recursive: true, force: true })
}

/** COPY of exactly what the import finally wrote, by the owner, into tables with the same indexes. */
async function copyFloor(house: Installation): Promise<{ seconds: number; counts: Record<string, number> }> {
  const client = await house.database.connect('bench')
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and (relname like 'catalogue\\_%' or relname like 'organisations%' or relname like 'feeds\\_%' or relname = 'platform_outbox')`,
    )
    const counts: Record<string, number> = {}
    let milliseconds = 0
    for (const { name } of tables) {
      const file = join(house.config.dataFolder, 'postgres', `bench-${name}`)
      const { rowCount } = await client.query(
        `copy (select ${await columnsOf(client, name)} from ${name}) to '${file}' (format binary)`,
      )
      counts[name] = rowCount ?? 0
      await client.query(
        `create table bench_copy (like ${name} including defaults including constraints including indexes)`,
      )
      const began = performance.now()
      await client.query(`copy bench_copy (${await columnsOf(client, name)}) from '${file}' (format binary)`)
      milliseconds += performance.now() - began
      await client.query('drop table bench_copy')
    }
    return { seconds: milliseconds / 1000, counts }
  } finally {
    await client.end()
  }
}

/** Every column that is written and not made from others. */
export async function columnsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map(({ name }) => `"${name}"`).join(', ')
}
