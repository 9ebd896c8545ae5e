import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionCookie } from '#commons/people'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openInstallation } from '../src/main/installation.ts'
import { median, percentile, seeded } from './chance.ts'
import { startMeasured, type MeasuredServer } from './child.ts'
import { buildLargeTown, firstChild, firstGuardian, houseOf, idOf, population, tokenOf } from './large-town.ts'
import { closedLoop, type Asked } from './load.ts'
import type { Row } from './rows.ts'
import { measureSignedIn } from './signed-in.ts'

const slug = 'large-example'
const rounds = Number(process.env['HEDGEROW_BENCH_ROUNDS'] ?? 5)
const connections = 32
const asksARound = 640
const bound = 60

const steward = 1
const coordinator = 30
const guardians = Array.from({ length: 200 }, (_, index) => firstGuardian + index * 97)

/** A folder to keep the town in between runs, for work on one page. Without it every run builds it anew. */
const keptFolder = process.env['HEDGEROW_BENCH_TOWN']

/** A list somebody looks at: by whom, and which address this time. */
interface ListPage {
  readonly name: string
  readonly who: (chance: () => number) => number | null
  readonly path: (chance: () => number) => string
}

const upTo = (chance: () => number, count: number): number => Math.floor(chance() * count)
const bySteward = (): number => steward
const birds = ['otter', 'wren', 'plover', 'heron', 'lin', 'dun', 'siskin 1', 'curlew 20', 'pip', 'teal bell']

const lists: readonly ListPage[] = [
  { name: 'people of the office', who: bySteward, path: () => '/office/people' },
  {
    name: 'people of the office, by a name',
    who: bySteward,
    path: (chance) => `/office/people?q=${encodeURIComponent(birds[upTo(chance, birds.length)]!)}`,
  },
  { name: 'clearances of all staff', who: bySteward, path: () => '/me/clearances' },
  { name: 'clearances of one house', who: () => coordinator, path: () => '/me/clearances' },
  { name: 'gates, bodies and seats', who: bySteward, path: () => '/office/gates' },
  { name: 'what waits for me', who: bySteward, path: () => '/me/waiting' },
  { name: 'cases', who: () => null, path: () => '/cases' },
  { name: 'organisations', who: () => null, path: (chance) => `/organisations?from=${upTo(chance, 1e6)}` },
  {
    name: 'a child at the desk',
    who: () => coordinator,
    path: (chance) => `/office/desk/${idOf('person', childOf(coordinator, upTo(chance, 50)))}`,
  },
  {
    name: 'my family',
    who: (chance) => guardians[upTo(chance, guardians.length)]!,
    path: () => '/me/family',
  },
  {
    name: 'one person of the office',
    who: bySteward,
    path: (chance) => `/office/people/${idOf('person', 1 + upTo(chance, population.staff))}`,
  },
]

/** A child with a card of the house this member of staff works for. */
function childOf(staff: number, which: number): number {
  for (let number = firstChild; ; number += 1) {
    if (houseOf(number) === houseOf(staff)) return number + which * population.houses
  }
}

/**
 * 50,000 people, 20,000 families and 2,000 staff in one ecosystem: every list somebody opens, at 32 connections, and what
 * it costs to be somebody at all.
 */
export async function measurePeople(only: (name: string) => boolean = () => true): Promise<Row[]> {
  const folder = keptFolder ?? mkdtempSync(join(tmpdir(), 'hedgerow-people-'))
  await buildIn(folder)
  try {
    const settings = {
      HEDGEROW_DATA: folder,
      HEDGEROW_DEMONSTRATION: 'false',
      LOG_LEVEL: 'info',
      BENCH_CLOCK: 'system',
      BENCH_WAITING_ROOM: 'shut',
    }
    const server = await startMeasured('app-server.ts', settings)
    try {
      const rows: Row[] = []
      const floor = await measureFloor(folder)
      for (const list of lists.filter(({ name }) => only(name))) {
        const row = await measureList(list, server, floor)
        process.stderr.write(`  ${row.what}: ${row.ours.toFixed(1)} ms\n`)
        rows.push(row)
      }
      if (only('signed in')) rows.push(await measureSignedIn(server, slug, guardians))
      return rows
    } finally {
      await server.stop()
    }
  } finally {
    if (folder !== keptFolder) rmSync(folder, { recursive: true, force: true })
  }
}

/** The same load on a bare server with one statement: what this machine can do at all. */
async function measureFloor(folder: string): Promise<number> {
  const server = await startMeasured('list-floor-server.ts', { HEDGEROW_DATA: folder, BENCH_SLUG: slug })
  try {
    return (await measureLoad(server, () => Array.from({ length: asksARound }, () => ({ path: '/' })))).slowest
  } finally {
    await server.stop()
  }
}

/** @returns the median of the rounds' 99th percentiles, and processor time a page, both milliseconds */
async function measureLoad(
  server: MeasuredServer,
  round: () => Asked[],
): Promise<{ readonly slowest: number; readonly cpu: number }> {
  await closedLoop(server.port, round().slice(0, 200), connections)
  const slowest: number[] = []
  const before = await server.cpu()
  for (let done = 0; done < rounds; done += 1) {
    const { latencies } = await closedLoop(server.port, round(), connections)
    slowest.push(percentile(latencies, 0.99))
  }
  return { slowest: median(slowest), cpu: ((await server.cpu()) - before) / (rounds * asksARound) }
}

async function measureList({ name, who, path }: ListPage, server: MeasuredServer, floor: number): Promise<Row> {
  const chance = seeded(41)
  const { slowest, cpu } = await measureLoad(server, () =>
    Array.from({ length: asksARound }, () => {
      const number = who(chance)
      const asked = { path: `/${slug}${path(chance)}` }
      return number === null ? asked : { ...asked, headers: { cookie: `${sessionCookie}=${tokenOf(number)}` } }
    }),
  )
  return {
    id: 'L',
    what: `p99 of ${name}, ${connections} connections; ${cpu.toFixed(2)} ms CPU of the process a page`,
    unit: 'ms',
    ours: slowest,
    floor,
    target: `≤ ${bound} ms`,
    met: slowest <= bound,
  }
}

async function buildIn(folder: string): Promise<void> {
  const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
  const house = await openInstallation(config, { clock: systemClock })
  try {
    if (house.directory.bySlug(slug)) return
    const signedIn = [steward, coordinator, ...guardians]
    const { rows } = await buildLargeTown(house.database, { slug, now: systemClock.now(), signedIn })
    process.stderr.write(`  a large town: ${JSON.stringify(rows)}\n`)
  } finally {
    await house.close()
  }
}
