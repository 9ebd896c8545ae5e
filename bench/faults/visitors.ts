import { slug } from './fault-stage.ts'
import type { Answer, RunningHouse } from './running-house.ts'
import { pause, type Findings } from './trial.ts'

/** People who read and write all through a fault, and what they were told. */
export interface Visitors {
  readonly reads: { asked: number; well: number }
  /** `lastTakenAsked`: when the last write that was taken was asked, by `performance.now()`. */
  readonly writes: { asked: number; taken: number; told: number; longestGap: number; lastTakenAsked: number }
  stop(): Promise<void>
}

export const wantText = (number: number): string => `A chess club for beginners number ${number}`

/** Never the same twice in one process: asking again for what was asked already adds nothing, and is answered alike. */
let nextWant = 0

/**
 * Reads must all be answered 200 from memory; a write is taken, or told 503 with Retry-After by the calm page. Nothing
 * may be a 500, and nothing may be left without an answer while the server itself lives.
 * @param writePause milliseconds between two writes: one address may write twenty times a minute
 */
export function sendVisitors(house: RunningHouse, found: Findings, writePause: number): Visitors {
  const life = { over: false }
  const reads = { asked: 0, well: 0 }
  const writes = { asked: 0, taken: 0, told: 0, longestGap: 0, lastTakenAsked: 0 }
  const reading = (async () => {
    while (!life.over) {
      const kept = reads.asked % 2 === 0
      // A question never asked before can not be served from kept answers, only from the snapshot.
      const near = kept ? '' : `&near=${(41 + (reads.asked % 900) / 1000).toFixed(3)},-87.650&withinKm=500`
      const path = reads.asked % 3 === 0 ? `/${slug}/opportunities?q=offer${near}` : api(`q=offer${near}`)
      const answer = await house.get(path)
      reads.asked += 1
      if (answer?.status === 200) reads.well += 1
      else found.expect(false, `reading answered ${answer?.status ?? 'nothing'}: ${path}`)
      await pause(40)
    }
  })()
  const writing = (async () => {
    let lastTaken = performance.now()
    while (!life.over) {
      const asked = performance.now()
      const answer = await house.post(`/${slug}/wants`, { interest: wantText(nextWant++) })
      writes.asked += 1
      const taken = answer?.status === 303 || answer?.status === 302
      if (taken) {
        writes.taken += 1
        writes.lastTakenAsked = asked
        writes.longestGap = Math.max(writes.longestGap, performance.now() - lastTaken)
        lastTaken = performance.now()
      } else if (isCalm(answer)) writes.told += 1
      else found.expect(false, `writing answered ${answer?.status ?? 'nothing'}: ${answer?.text.slice(0, 120)}`)
      await pause(writePause)
    }
  })()
  return {
    reads,
    writes,
    stop: async () => {
      life.over = true
      await Promise.all([reading, writing])
    },
  }
}

const api = (query: string): string => `/api/v1/ecosystems/${slug}/opportunities?${query}`

/** "Try again soon", as a whole page with a reference, not as a stack. */
export const isCalm = (answer: Answer | null): boolean =>
  (answer?.status === 503 || answer?.status === 507) &&
  answer.headers.has('retry-after') &&
  answer.text.includes('<main') &&
  !/\bat .+\.ts:\d+/.test(answer.text)
