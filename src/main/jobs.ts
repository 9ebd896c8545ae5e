import { defineGovernanceJobs, startPassingDeadlines } from '#commons/governance'
import { defineClearanceJobs, startRemindingOfClearances } from '#commons/people'
import { defineFeedJobs, startPolling } from '#learning/feeds'
import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import type { Installation } from './installation.ts'

/** The one list of long works; each slice defines its own. */
export function defineJobs(house: Installation): void {
  const { jobs, directory, database } = house
  const cities = (): City[] => directory.all().map(({ id, slug }) => database.city(id, slug, 'job'))
  defineFeedJobs(house)
  defineClearanceJobs(jobs, cities)
  defineGovernanceJobs(jobs, cities)
}

/** What begins by the clock. */
export async function startRhythms(jobs: Jobs): Promise<void> {
  await startPolling(jobs)
  await startRemindingOfClearances(jobs)
  await startPassingDeadlines(jobs)
}
