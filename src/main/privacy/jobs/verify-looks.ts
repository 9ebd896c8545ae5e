import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { JobKind, Jobs } from '#platform/jobs/words.ts'
import { verifyChain, type ChainVerdict } from '#platform/looks/verify-chain.ts'

export const verifyJob = 'privacy.verify-looks'
const verifyAllJob = 'privacy.verify-all-looks'

/** Counts one ecosystem's chain again; the verdict is the job's outcome. */
export function defineVerifyJobs(jobs: Jobs, cities: () => readonly City[]): void {
  const one: JobKind<object> = {
    run: (_input, { city }) => {
      if (city === null) throw new Error('a chain belongs to an ecosystem')
      return verifyChain(city)
    },
  }
  jobs.define(verifyJob, one)
  jobs.define(verifyAllJob, {
    run: async () => {
      for (const city of cities()) await jobs.start(verifyJob, city, {})
      return { begun: cities().length }
    },
  })
}

/** Every night: who finds a broken chain early can still ask who had the keys. */
export const startVerifying = (jobs: Jobs): Promise<void> => jobs.repeat(verifyAllJob, '41 3 * * *')

export interface LastVerdict {
  readonly at: Instant
  readonly verdict: ChainVerdict
}

/** What the latest counting said; null: nobody has counted yet. */
export async function lastVerdict(ecosystemId: Id, jobs: Jobs): Promise<LastVerdict | null> {
  const latest = (await jobs.list({ ecosystemId, name: verifyJob, limit: 20 })).find(({ state }) => state === 'done')
  return latest?.endedAt ? { at: latest.endedAt, verdict: latest.outcome as ChainVerdict } : null
}
