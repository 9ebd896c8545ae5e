import { Agent } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { openInstallation } from '../src/main/installation.ts'
import { percentile, seeded } from './chance.ts'
import { startMeasured, type MeasuredServer } from './child.ts'
import { ask } from './load.ts'
import { openPeople, type Level } from './opening-people.ts'
import { buildOpening, opening, seatsOf, type Programme } from './opening-town.ts'
import type { Row } from './rows.ts'
import { compare, openingSlug as slug } from './sign-ups.ts'

const bound = 250
/** Requests a second; the last is three times what the reports imply, and what has to be held or waited for in order. */
const levels = [150, 350, 700, 1_400, 2_800] as const
/** Each level for so long; `HEDGEROW_BENCH_SECONDS=10` for a short look. */
const seconds = Number(process.env['HEDGEROW_BENCH_SECONDS'] ?? 60)
/** Asked first and not counted: code and plans are warm, as on any other morning. */
const warmUp = { rate: 150, seconds: Math.min(20, seconds) }
/** What comes after the largest level, and for how long it is watched. */
const afterwards = { rate: 150, seconds: 15 }

interface Told {
  readonly levels: readonly Level[]
  /** Seconds after the largest level until everything that was let in was answered in bounds, and until nobody waited. */
  readonly promptAfter: number | null
  readonly openAfter: number | null
}

/**
 * W2: the opening minute of a summer, by an open loop with the mix of the report. A ledger of what was acknowledged is
 * compared with the tables after each level. The rate held is the highest level at which sign-ups stayed in bounds and
 * hardly anybody waited; the largest is asked in any case, and told with what it answered, how long people waited in the room,
 * and how soon all was well again (F10).
 */
export async function measureOpeningMinute(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-opening-'))
  try {
    const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
    const house = await openInstallation(config, { clock: systemClock })
    try {
      const { database } = house
      const { programmes } = await buildOpening(database, {
        slug,
        now: systemClock.now(),
        seats: seatsOf(opening),
        applicants: opening.applicants,
      })
      const settings = {
        HEDGEROW_DATA: folder,
        HEDGEROW_DEMONSTRATION: 'false',
        LOG_LEVEL: 'info',
        BENCH_CLOCK: 'system',
      }
      const server = await startMeasured('app-server.ts', settings)
      try {
        return rowsOf(await allLevels(server, database, programmes))
      } finally {
        await server.stop()
      }
    } finally {
      await house.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function allLevels(server: MeasuredServer, database: Database, programmes: readonly Programme[]): Promise<Told> {
  const people = openPeople(server.port, programmes)
  const told: Level[] = []
  try {
    await people.come(warmUp.rate, warmUp.seconds, seeded(1))
    for (const rate of levels) {
      await untilOpen(server)
      told.push(await people.come(rate, seconds, seeded(rate)))
      process.stderr.write(`${lineOf(told.at(-1)!)}\n`)
      await allAreThere(database, people.acknowledged)
      await compare(database, opening.applicants)
    }
    // Right after as many again: what is said of recovering must not profit from the comparing above.
    await people.come(levels.at(-1)!, Math.min(seconds, 20), seeded(7))
    const { bySecond } = await people.come(afterwards.rate, afterwards.seconds, seeded(8))
    const since = (isBad: (second: Level['bySecond'][number]) => boolean): number | null => {
      const last = bySecond.findLastIndex(isBad)
      return last === bySecond.length - 1 ? null : last + 1
    }
    const after = { promptAfter: since(({ prompt }) => !prompt), openAfter: since(({ waited }) => waited) }
    process.stderr.write(`  afterwards: ${JSON.stringify(after)}\n`)
    await allAreThere(database, people.acknowledged)
    await compare(database, opening.applicants)
    return { levels: told, ...after }
  } finally {
    people.leave()
  }
}

/** Until a page of one's own needs no number: a level must not stand in the line of the one before. */
async function untilOpen({ port }: MeasuredServer): Promise<void> {
  const agent = new Agent()
  for (let tries = 0; tries < 240; tries += 1) {
    const { headers } = await ask(port, { path: `/${slug}/me/family` }, agent)
    if (headers['retry-after'] === undefined) break
    await pause(500)
  }
  agent.destroy()
}

const ninetyNine = (all: readonly number[]): number => (all.length === 0 ? 0 : percentile([...all], 0.99))
const half = (all: readonly number[]): number => (all.length === 0 ? 0 : percentile([...all], 0.5))
const shareWaiting = ({ stood, stillThere, ofPages }: Level): number =>
  (stood.length + stillThere) / Math.max(1, ofPages.length + stillThere)

const lineOf = (level: Level): string =>
  `  ${level.offered} requests/s offered: ${level.goodput.toFixed(0)}/s answered, ${level.signUps.toFixed(0)} sign-ups/s, p99 of sign-ups ${ninetyNine(level.ofSignUps).toFixed(0)} ms, of pages let in ${ninetyNine(level.ofPages).toFixed(0)} ms; ${(100 * shareWaiting(level)).toFixed(0)} % waited in the room, half of those let in ${half(level.stood).toFixed(0)} s, p99 ${ninetyNine(level.stood).toFixed(0)} s, ${level.stillThere} still there; ${level.failed} failed`

/** Whatever was acknowledged is in the tables. Throws where one is missing. */
async function allAreThere(database: Database, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const client = await database.connect('bench')
  try {
    const { rows } = await client.query<{ person_id: string; occasion_id: string }>(
      'select person_id, occasion_id from participation_entries',
    )
    const there = new Set(rows.map(({ person_id: person, occasion_id: occasion }) => `${person} ${occasion}`))
    const lost = [...acknowledged].filter(([person, occasion]) => !there.has(`${person} ${occasion}`))
    if (lost.length > 0) throw new Error(`${lost.length} acknowledged sign-ups are lost`)
  } finally {
    await client.end()
  }
}

function rowsOf({ levels: told, promptAfter, openAfter }: Told): Row[] {
  const held = told
    .filter((level) => level.failed === 0 && ninetyNine(level.ofSignUps) <= bound && shareWaiting(level) <= 0.01)
    .at(-1)
  const full = told.at(-1)!
  const capacity = Math.max(...told.map(({ goodput }) => goodput))
  const asked = 'nothing acknowledged lost, nobody over; beside what is asked'
  return [
    {
      id: 'W2 held',
      what: `requests a second of the opening minute's mix held for ${seconds} s: ${held ? lineOf(held).trim() : 'none of the levels'}; ${asked}`,
      unit: '/s',
      ours: held?.offered ?? 0,
      floor: full.offered,
      target: `2,800 requests/s, 235 sign-ups/s, p99 of sign-ups ≤ ${bound} ms; else a fair waiting room`,
      met: held === full,
    },
    {
      id: 'W2 rush',
      what: `p99 of sign-ups in a rush: ${lineOf(full).trim()}; ${asked}`,
      unit: 'ms',
      ours: ninetyNine(full.ofSignUps),
      floor: bound,
      target: `≤ ${bound} ms`,
      met: full.failed === 0 && ninetyNine(full.ofSignUps) <= bound,
    },
    {
      id: 'F10 overload',
      what: `answered a second at ${full.offered} requests/s offered, beside the most at any level; p99 of pages let in ${ninetyNine(full.ofPages).toFixed(0)} ms; in bounds again ${promptAfter === null ? 'not within 15' : promptAfter} s after it ended, nobody waiting ${openAfter === null ? 'not within 15' : openAfter} s after`,
      unit: '/s',
      ours: full.goodput,
      floor: capacity,
      target: '≥ 0.9× the most, p99 of what is let in ≤ 1 s, in bounds again ≤ 5 s',
      met:
        full.goodput >= 0.9 * capacity && ninetyNine(full.ofPages) <= 1_000 && promptAfter !== null && promptAfter <= 5,
    },
  ]
}
