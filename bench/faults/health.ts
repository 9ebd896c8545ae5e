import type { RunningHouse } from './running-house.ts'
import { pause } from './trial.ts'

const tick = 10

/**
 * The slowest answer of the health check while something heavy runs. What the machine itself stood still during that
 * very answer (this process was late by as much) is not the server's.
 */
export function healthDuring(house: RunningHouse) {
  const life = { over: false, slowest: 0, late: 0 }
  let before = performance.now()
  const ticking = setInterval(() => {
    const now = performance.now()
    life.late = Math.max(life.late, now - before - tick)
    before = now
  }, tick)
  const asking = (async () => {
    while (!life.over) {
      life.late = 0
      const answer = await house.get('/healthz')
      const took = (answer?.milliseconds ?? 10_000) - life.late
      life.slowest = Math.max(life.slowest, took)
      await pause(100)
    }
    clearInterval(ticking)
    return life.slowest
  })()
  return {
    stop: (): Promise<number> => {
      life.over = true
      return asking
    },
  }
}
