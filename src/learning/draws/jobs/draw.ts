import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { Jobs, RunningJob } from '#platform/jobs/words.ts'
import { closeDraw } from '../commands/close-draw.ts'
import type { Tell } from '../commands/freeze-rows.ts'
import { runDraw } from '../commands/run-draw.ts'
import { loadDueToClose } from '../store/draws.ts'
import { drawJob, freezeJob } from '../words.ts'

const oftenJob = 'draws.close-windows'

const freezing =
  (job: RunningJob): Tell =>
  (done, total) => {
    job.signal.throwIfAborted()
    return job.progress(done, total, 'draws.step-freezing')
  }

export function defineDrawJobs(jobs: Jobs, cities: () => readonly City[]): void {
  jobs.define<{ drawId: Id }>(drawJob, {
    run: ({ drawId }, job) => runDraw(drawId, job.city!, (done, step) => job.progress(done, 4, step)),
  })
  jobs.define<{ drawId: Id }>(freezeJob, {
    run: ({ drawId }, job) => closeDraw(drawId, job.city!, freezing(job)),
  })
  jobs.define(oftenJob, {
    async run(_input: object, job) {
      let closed = 0
      for (const city of cities()) {
        for (const id of await city.reading((tx) => loadDueToClose(tx, city.now()))) {
          job.signal.throwIfAborted()
          if ((await closeDraw(id, city, freezing(job))).ok) closed += 1
        }
      }
      return { closed }
    },
  })
}

/** A window that ended is closed long before anybody can read the number. */
export const startClosingWindows = (jobs: Jobs): Promise<void> => jobs.repeat(oftenJob, '*/5 * * * *')
