/**
 * `npm run faults`: every fault with its full counts, as a table and as JSON; ends with 1 when one broke a promise.
 * `npm run faults -- fuzz disk` runs some parts; what the others gave last is kept, each with its own day and load.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { tryBadFeeds } from './faults/bad-feeds.ts'
import { changeSeen } from './faults/change-seen.ts'
import { databaseGone, killDatabase } from './faults/database-away.ts'
import { diskFull, mayMount } from './faults/disk-full.ts'
import { badServers } from './faults/feed-servers.ts'
import { fuzzQuestions } from './faults/fuzz-questions.ts'
import { gracefulStop } from './faults/graceful-stop.ts'
import { killDuringImport } from './faults/kill-during-import.ts'
import { largeFeed } from './faults/large-feed.ts'
import { killDuringOpening } from './faults/kill-during-opening.ts'
import { killWhileQuiet } from './faults/kill-while-quiet.ts'
import type { Trial } from './faults/trial.ts'
import { largeVersions } from './faults/two-versions.ts'
import { twoStarts } from './faults/two-starts.ts'

const seeds = Array.from({ length: 20 }, (_, at) => at + 1)
const secondsAway = Number(process.env['HEDGEROW_SECONDS_AWAY'] ?? 30)
const notTried = (of: string, because: string): Trial => ({ of, done: 'not tried', passed: true, seen: because })

const parts: Readonly<Record<string, () => Promise<readonly Trial[]>>> = {
  kill: () => killDuringImport(largeVersions(), seeds),
  opening: async () => [...(await killDuringOpening('server', seeds)), ...(await killDuringOpening('database', seeds))],
  back: () => killWhileQuiet(3),
  large: async () => [await largeFeed(30), await largeFeed(200)],
  database: () => killDatabase(3),
  gone: async () => [await databaseGone('refused', secondsAway * 1_000)],
  silent: async () => [await databaseGone('silent', 6_000), await databaseGone('silent', secondsAway * 1_000)],
  disk: async () =>
    mayMount() ? [await diskFull(), await diskFull()] : [notTried('disk full', 'only root may mount a small disk')],
  starts: () => twoStarts(5),
  feeds: () => tryBadFeeds(seeds.slice(0, 5)),
  servers: badServers,
  stop: () => gracefulStop(largeVersions(), 3),
  fuzz: async () => [await fuzzQuestions(1, 20_000)],
  seen: () => changeSeen(50),
}

interface Kept {
  readonly at: string
  readonly seconds: number
  readonly load: number
  readonly trials: readonly Trial[]
}

const file = join(import.meta.dirname, 'results/faults.json')

function keptBefore(): Record<string, Kept> {
  try {
    const { parts: kept } = JSON.parse(readFileSync(file, 'utf8')) as { parts?: Record<string, Kept> }
    return kept ?? {}
  } catch {
    return {}
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no fault "${unknown.join(', ')}". There are: ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
const line = ({ of, done, passed, seen }: Trial): string =>
  `| ${[of, done, passed ? 'kept' : '**broken**', seen].map((text) => text.replaceAll(/[|\n]/g, ' ')).join(' | ')} |`
const kept = keptBefore()
const tried: Trial[] = []
console.log(['| fault | done | promise | seen |', '|---|---|---|---|'].join('\n'))
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const at = new Date().toISOString()
  const load = loadavg()[0]!
  const began = performance.now()
  const trials = await run().catch((fault: Error) => [
    { of: name, done: 'the whole part', passed: false, seen: fault.message.slice(0, 500) },
  ])
  const seconds = Math.round((performance.now() - began) / 1000)
  tried.push(...trials)
  kept[name] = { at, seconds, load: Math.round(load * 10) / 10, trials }
  console.log(trials.map(line).join('\n'))
  process.stderr.write(`  ${name}: ${seconds} s\n`)
  // After each part: one that is broken off leaves what was found before it.
  mkdirSync(join(file, '..'), { recursive: true })
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memory: totalmem(), node: process.version }
  writeFileSync(file, `${JSON.stringify({ machine, parts: kept }, null, 2)}\n`)
}
const broken = tried.filter(({ passed }) => !passed).length
console.log(`\n${tried.length - broken} kept, ${broken} broken`)
process.exit(broken === 0 ? 0 : 1)
