import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEcosystem } from '#commons/ecosystems'
import { localText } from '#kernel/local-text.ts'
import { writeOpportunity } from '#learning/catalogue'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { sampleDraft, sampleSession, onDay } from '../src/learning/catalogue/commands/sample-drafts.ts'
import { openFaultStage, operator } from './faults/fault-stage.ts'
import { startHouse } from './faults/running-house.ts'
import { pause } from './faults/trial.ts'
import type { Row } from './rows.ts'

const offers = 60
const tenants = 52
const boundMiB = 512

/** W9: one town of 3,500 with 60 offers in 512 MiB on one core, and 52 such towns in one installation. */
export async function measureSmallest(): Promise<Row[]> {
  const one = await memoryWith(1)
  const all = await memoryWith(tenants)
  const how = one.limited
    ? 'under a memory limit of 512 MiB and on one core'
    : 'on one core; PSS of the process tree, for no cgroup can be made here'
  return [
    {
      id: 'W9 one',
      what: `one town of ${offers} offers, app and database together, ${how}; kernel's own count at the highest ${one.highestMiB.toFixed(0)} MiB`,
      unit: 'MiB',
      ours: one.pssMiB,
      floor: boundMiB,
      target: `≤ ${boundMiB} MiB, every page answered`,
      met: one.pssMiB <= boundMiB && one.well,
    },
    {
      id: `W9 ${tenants}`,
      what: `${tenants} such towns in one installation, each catalogue visited once, beside one town`,
      unit: 'MiB',
      ours: all.pssMiB,
      floor: one.pssMiB,
      target: '≤ 1.5× the memory of one',
      met: all.pssMiB <= 1.5 * one.pssMiB && all.well,
    },
  ]
}

async function memoryWith(towns: number) {
  const stage = await openFaultStage('embedded', { timeZone: 'Europe/Madrid' })
  const group = openGroup()
  try {
    const slugs = await tellTowns(stage.folder, towns)
    const under = [...(group ? group.enter : []), 'taskset', '-c', '0']
    const house = await startHouse({ ...stage.settings, under, also: { LOG_LEVEL: 'error' } })
    try {
      let well = true
      for (const slug of slugs) {
        for (const path of [`/${slug}`, `/${slug}/opportunities`, `/api/v1/ecosystems/${slug}/opportunities?q=offer`]) {
          const answer = await house.get(path)
          well &&= answer?.status === 200
          if (path.endsWith('offer')) well &&= answer?.text.includes(`"total":${offers}`) ?? false
        }
      }
      // Connections and garbage of the start leave within moments; what stays is what a town pays for.
      await pause(3_000)
      const pssMiB = treeOf(house.process.pid!, join(stage.folder, 'postgres')).reduce(
        (sum, pid) => sum + pssOf(pid),
        0,
      )
      return { pssMiB, well, limited: group !== null, highestMiB: group?.highest() ?? Number.NaN }
    } finally {
      await house.stop()
    }
  } finally {
    await stage.close()
    group?.close()
  }
}

/** Made through commands while nothing else runs. */
async function tellTowns(folder: string, towns: number): Promise<string[]> {
  const database = await openDatabase({ dataFolder: folder }, systemClock)
  const slugs: string[] = []
  try {
    for (let town = 1; town <= towns; town += 1) {
      const slug = `town-${town}`
      const name = localText('ca', `Town ${town}`)
      const made = await createEcosystem(
        { slug, name, languages: ['ca', 'es'], timeZone: 'Europe/Madrid' },
        operator,
        database,
      )
      if (!made.ok) throw new Error(made.refusal)
      const city = database.city(made.value.id, slug)
      for (let at = 0; at < offers; at += 1)
        await writeOpportunity({ id: null, draft: offer(town, at) }, operator, city)
      slugs.push(slug)
    }
  } finally {
    await database.close()
  }
  return slugs
}

const nextYear = new Date().getUTCFullYear() + 1
const offer = (town: number, at: number) =>
  sampleDraft(`offer-${at}`, {
    hostName: `Host ${at % 9} of town ${town}`,
    title: localText('ca', `Offer ${at}`),
    description: localText('ca', `What happens at offer ${at} of town ${town}. `.repeat(8)),
    sessions: Array.from({ length: 3 }, (_, n) =>
      sampleSession(`${at}-${n}`, {
        when: onDay(`${nextYear}-0${(n % 9) + 1}-${String((at % 28) + 1).padStart(2, '0')}`),
        timeZone: 'Europe/Madrid',
        venue: {
          name: `Hall ${at % 6}`,
          address: null,
          point: { lat: 41.67 + at / 10_000, lon: 1.86 },
          areaAsWritten: null,
        },
      }),
    ),
  })

/** The server, and every process of the cluster in this folder. */
function treeOf(server: number, cluster: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const parentOf = new Map(all.map((pid) => [pid, parentFrom(pid)]))
  const roots = new Set([server, ...all.filter((pid) => isPostmaster(pid, cluster))])
  const belongs = (pid: number): boolean => roots.has(pid) || (parentOf.has(pid) && belongs(parentOf.get(pid)!))
  return all.filter((pid) => pid > 1 && belongs(pid))
}

const quietly = <Value>(read: () => Value, otherwise: Value): Value => {
  try {
    return read()
  } catch {
    // The process ended while we looked.
    return otherwise
  }
}
const parentFrom = (pid: number): number =>
  quietly(
    () =>
      Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) \S+ /s, '')
          .split(' ')[0],
      ),
    0,
  )
const isPostmaster = (pid: number, cluster: string): boolean =>
  quietly(() => {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words[0]!.endsWith('bin/postgres') && words.includes(cluster)
  }, false)
const pssOf = (pid: number): number =>
  quietly(() => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024, 0)

/** A memory limit of the kernel's around everything the server starts. Null: not allowed here. */
function openGroup(): { enter: readonly string[]; highest(): number; close(): void } | null {
  const folder = `/sys/fs/cgroup/memory/hedgerow-bench-${process.pid}`
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, 'memory.limit_in_bytes'), String(boundMiB * 1024 * 1024))
    const move = `echo $$ > ${folder}/cgroup.procs && exec "$@"`
    if (spawnSync('sh', ['-c', move, 'sh', 'true']).status !== 0) throw new Error('nobody may enter')
    return {
      enter: ['sh', '-c', move, 'sh'],
      highest: () => Number(readFileSync(join(folder, 'memory.max_usage_in_bytes'), 'utf8')) / 1024 / 1024,
      close: () => quietly(() => rmdirSync(folder), undefined),
    }
  } catch {
    quietly(() => rmdirSync(folder), undefined)
    return null
  }
}
