import { instant, type Instant } from '#kernel/instant.ts'
import { pauses } from '../words.ts'

/**
 * A message that was not taken goes again after a pause that grows; in the end it is given up and a person sees it.
 * @param tries how often it was tried, this time included
 * @returns when it is due again; null: given up
 */
export const dueAgain = (tries: number, now: Instant): Instant | null => {
  const pause = pauses[tries - 1]
  return pause === undefined ? null : instant(now + pause)
}
