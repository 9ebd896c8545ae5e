import { defineFeedJobs } from '#learning/feeds'
import type { Installation } from './installation.ts'

/** The one list of long works; each slice defines its own. */
export function defineJobs(house: Installation): void {
  defineFeedJobs(house)
}
