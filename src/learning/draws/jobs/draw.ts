import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { closeDraw } from '../commands/close-draw.ts'
import { runDraw } from '../commands/run-draw.ts'
import { drawJob } from '../commands/say-seed.ts'
import { loadDueToClose } from '../store/draws.ts'

const oftenJob = 'draws.close-windows'

export function defineDrawJobs(jobs: Jobs, cities: () => readonly City[]): void {
  jobs.define<{ drawId: Id }>(drawJob, {
    run: ({ drawId }, job) => runDraw(drawId, job.city!, (done, step) => job.progress(done, 4, step)),
  })
  jobs.define(oftenJob, {
    async run(_input: object, job) {
      let closed = 0
      for (const city of cities()) {
        for (const id of await city.reading((tx) => loadDueToClose(tx, city.now()))) {
          job.signal.throwIfAborted()
          if ((await closeDraw(id, city)).ok) closed += 1
        }
      }
      return { closed }
    },
  })
}

/** A window that ended is closed long before anybody can read the number. */
export const startClosingWindows = (jobs: Jobs): Promise<void> => jobs.repeat(oftenJob, '*/5 * * * *')
