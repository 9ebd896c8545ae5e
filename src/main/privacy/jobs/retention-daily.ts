import type { Jobs } from '#platform/jobs/words.ts'
import type { Installation } from '../../installation.ts'
import { houseRetentionRules, retentionRules } from '../../retention.ts'
import { runRetention } from '../retention/run-retention.ts'

export const retentionJob = 'privacy.retention'
const dailyJob = 'privacy.retention-everywhere'

/** One place's rules, and once a day those of every place and of the installation. */
export function defineRetentionJobs(house: Installation): void {
  const { jobs, directory, database } = house
  const rules = retentionRules(house)
  const by = { kind: 'system', because: 'the days of retention' } as const
  jobs.define(retentionJob, {
    run: (_input, { city }) => {
      if (city === null) throw new Error('retention runs in an ecosystem')
      return runRetention(rules, by, city)
    },
  })
  jobs.define(dailyJob, {
    async run(_input, job) {
      const gone: Record<string, number> = {}
      for (const rule of houseRetentionRules(house)) gone[rule.name] = await rule.run(database)
      for (const { id, slug } of directory.all()) {
        job.signal.throwIfAborted()
        await jobs.start(retentionJob, database.city(id, slug, 'job'), {})
      }
      return gone
    },
  })
}

/** Before the first visitors of the day. */
export const startRetention = (jobs: Jobs): Promise<void> => jobs.repeat(dailyJob, '23 2 * * *')
