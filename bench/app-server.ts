/** Hedgerow as shipped, logging and headers included, in a process that tells its processor time and memory. */
import { readFileSync } from 'node:fs'
import { heldClock, systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { watchLateness } from '#platform/http/waiting-room.ts'
import { benchNow } from './importing.ts'
import { openInstallation } from '../src/main/installation.ts'
import { openHouse } from '../src/main/open-app.ts'
import { startListening } from '../src/main/work.ts'

// Every listing lies ahead of the held day, so all of them answer; sessions are looked up as often as time passes.
const clock = process.env['BENCH_CLOCK'] === 'system' ? systemClock : heldClock(benchNow)
const opened = await openInstallation(readConfig(), { clock })
let isKnown = false
const house = { ...opened, sessions: knownOnce(opened.sessions), actors: knownOnce(opened.actors) }
const { app } = await openHouse(house)
const listening = await startListening(house)
// What one page costs is asked of the page: on a busy machine some would be answered by the waiting room.
if (process.env['BENCH_WAITING_ROOM'] !== 'shut') watchLateness(app)
await app.listen({ port: 0, host: '127.0.0.1' })

process.on('message', (message: { ask?: string; known?: boolean }) => {
  if (message.known !== undefined) process.send!({ known: (isKnown = message.known) })
  if (message.ask === 'cpu') process.send!({ cpu: process.cpuUsage() })
  if (message.ask === 'memory') {
    global.gc?.()
    global.gc?.()
    process.send!({ pssKiB: pssOf('self'), keptBytes: house.kept.bytes, keptMax: house.kept.maxBytes })
  }
})
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => listening.stop())
    .then(() => house.close())
    .then(() => process.exit(0))
})
process.send!({ port: (app.server.address() as { port: number }).port })

/** While told so, who asks is known beforehand: what a page costs without looking anybody up. */
function knownOnce<Kept extends { of(...asked: never[]): Promise<unknown> }>(kept: Kept): Kept {
  const known = new Map<unknown, Promise<unknown>>()
  const of = (...asked: never[]): Promise<unknown> => {
    const answer = isKnown ? known.get(asked[0]) : undefined
    if (answer) return answer
    const fresh = kept.of(...asked)
    known.set(asked[0], fresh)
    return fresh
  }
  return { ...kept, of }
}

/** Proportional set size: shared pages counted by share. Linux only, as the whole of this measurement. */
function pssOf(pid: string): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? Number.NaN)
}
