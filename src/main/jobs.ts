import { defineFeedJobs } from '#learning/feeds'
import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from './installation.ts'

/** The one list of long works; each slice defines its own. */
export function defineJobs(house: Installation, _desk: Desk): void {
  defineFeedJobs(house)
}
