/**
 * `npm run faults`: every fault with its full counts, as a table and as JSON; ends with 1 when one broke a promise.
 * `npm run faults -- fuzz disk` runs some of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { tryBadFeeds } from './faults/bad-feeds.ts'
import { changeSeen } from './faults/change-seen.ts'
import { databaseGone, killDatabase } from './faults/database-away.ts'
import { diskFull, mayMount } from './faults/disk-full.ts'
import { badServers } from './faults/feed-servers.ts'
import { fuzzQuestions } from './faults/fuzz-questions.ts'
import { gracefulStop } from './faults/graceful-stop.ts'
import { killDuringImport } from './faults/kill-during-import.ts'
import type { Trial } from './faults/trial.ts'
import { largeVersions } from './faults/two-versions.ts'
import { twoStarts } from './faults/two-starts.ts'

const seeds = Array.from({ length: 20 }, (_, at) => at + 1)

const cases: Readonly<Record<string, () => Promise<readonly Trial[]>>> = {
  kill: () => killDuringImport(largeVersions(), seeds),
  starts: () => twoStarts(5),
  database: () => killDatabase(3),
  gone: async () => [await databaseGone('refused', 30_000), await databaseGone('silent', 6_000)],
  disk: async () => (mayMount() ? [await diskFull()] : [notTried('disk full', 'only root may mount a small disk')]),
  feeds: () => tryBadFeeds(200),
  servers: badServers,
  stop: () => gracefulStop(largeVersions(), 3),
  fuzz: async () => [await fuzzQuestions(1, 20_000)],
  seen: () => changeSeen(50),
}

const notTried = (of: string, because: string): Trial => ({ of, done: 'not tried', passed: true, seen: because })

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in cases))
if (unknown.length > 0) {
  console.error(`There is no fault "${unknown.join(', ')}". There are: ${Object.keys(cases).join(', ')}.`)
  process.exit(1)
}
const trials: Trial[] = []
for (const [name, run] of Object.entries(cases)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const began = performance.now()
  try {
    trials.push(...(await run()))
  } catch (fault) {
    trials.push({ of: name, done: 'the whole case', passed: false, seen: (fault as Error).message.slice(0, 500) })
  }
  process.stderr.write(`  ${name}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
}

const line = ({ of, done, passed, seen }: Trial): string =>
  `| ${[of, done, passed ? 'kept' : '**broken**', seen].map((text) => text.replaceAll(/[|\n]/g, ' ')).join(' | ')} |`
console.log(['| fault | done | promise | seen |', '|---|---|---|---|', ...trials.map(line)].join('\n'))
const broken = trials.filter(({ passed }) => !passed).length
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version, load: loadavg() }
const at = new Date().toISOString()
writeFileSync(join(folder, 'faults.json'), `${JSON.stringify({ at, machine, trials }, null, 2)}\n`)
console.log(`\n${trials.length - broken} kept, ${broken} broken`)
process.exit(broken === 0 ? 0 : 1)
