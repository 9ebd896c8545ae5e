import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { passDeadline } from '../rules/pass-deadline.ts'
import { holdCase, loadOverdueCaseIds } from '../store/cases.ts'
import { moveCase } from './move-case.ts'

const byClock: Actor = { kind: 'system', because: 'a deadline' }

/** Every case whose time is over is lapsed or takes effect, each once and each on its own. @returns how many */
export async function passDeadlines(city: City): Promise<number> {
  let passed = 0
  for (const id of await city.reading((tx) => loadOverdueCaseIds(tx, city.now()))) {
    passed += await city.transaction(async (tx) => {
      const one = await holdCase(tx, id)
      const now = city.now()
      const move = one === null ? null : passDeadline(one, now)
      if (one === null || move === null) return 0
      await moveCase(tx, one, move, { by: byClock, now })
      return 1
    })
  }
  return passed
}
