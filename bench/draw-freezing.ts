import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit } from '#laws/fair-draw/publishing/commitment.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { City } from '#platform/database/city.ts'
import { closeDraw } from '../src/learning/draws/commands/close-draw.ts'
import { fileOf } from '../src/learning/draws/rules/file-of.ts'
import { loadItems } from '../src/learning/draws/store/draws.ts'
import { loadRows } from '../src/learning/draws/store/rows.ts'
import { openInstallation } from '../src/main/installation.ts'
import { buildDrawTown, drawId } from './draw-town.ts'
import type { Row } from './rows.ts'

const small = 25_000
const applicants = 100_000
const mostMegabytes = 1_024

interface Frozen {
  readonly seconds: number
  /** More than before, at its highest. */
  readonly megabytes: number
  readonly told: number
  /** What nobody can do without: the same file, hashed and no more. */
  readonly hashing: number
}

/** The job that freezes a draw: seconds for 100,000 applicants, beside four times what a quarter of them takes. */
export async function measureDrawFreezing(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-freezing-'))
  const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
  const house = await openInstallation(config, { clock: systemClock })
  try {
    const measured: Frozen[] = []
    for (const count of [small, applicants]) {
      const about = { slug: `draw-${count}`, now: systemClock.now(), applicants: count }
      measured.push(await freezeOne(await buildDrawTown(house.database, about)))
    }
    const [quarter, whole] = [measured[0]!, measured[1]!]
    const straight = (quarter.seconds * applicants) / small
    return [
      {
        id: 'F',
        what: `freezing a draw of ${applicants} applicants with 8 wishes each, progress told ${whole.told} times; hashing its file alone takes ${whole.hashing.toFixed(1)} s; beside four times a quarter of them`,
        unit: 's',
        ours: whole.seconds,
        floor: straight,
        target: '≤ 1.5×',
        met: whole.seconds <= 1.5 * straight,
      },
      {
        id: 'F',
        what: 'memory of the process while it freezes, above what it had',
        unit: 'MB',
        ours: whole.megabytes,
        floor: mostMegabytes,
        target: `≤ ${mostMegabytes} MB`,
        met: whole.megabytes <= mostMegabytes,
      },
    ]
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function freezeOne(city: City): Promise<Frozen> {
  const resident = (): number => process.memoryUsage().rss / 2 ** 20
  const before = resident()
  let [most, told] = [before, 0]
  const watch = setInterval(() => (most = Math.max(most, resident())), 50)
  const began = performance.now()
  try {
    const closed = await closeDraw(drawId, city, () => {
      told += 1
      return Promise.resolve()
    })
    if (!closed.ok) throw new Error(closed.refusal)
  } finally {
    clearInterval(watch)
  }
  const seconds = (performance.now() - began) / 1_000
  const file = await city.reading(async (tx) => fileOf(await loadItems(tx, drawId), await loadRows(tx, drawId)))
  const hashed = performance.now()
  commit(file, 'a secret of its own')
  const hashing = (performance.now() - hashed) / 1_000
  process.stderr.write(`  ${file.applicants.length} rows: ${seconds.toFixed(1)} s, ${(most - before).toFixed(0)} MB\n`)
  return { seconds, megabytes: most - before, told, hashing }
}
