import type { Instant } from '#kernel/instant.ts'
import type { Entry } from '../words.ts'

/**
 * Law: when a day must have its minimum. So many days before its beginning; a day that was opened later than that has at
 * least half of the time from its opening on.
 */
export const minimumDueAt = (
  { openedAt, startsAt }: { readonly openedAt: Instant; readonly startsAt: Instant },
  days: number,
): Instant => Math.max(startsAt - days * 86_400_000, openedAt + (startsAt - openedAt) / 2) as Instant

/** Who counts for a minimum: whoever comes to learn and has taken the place. An adult who only comes along does not. */
export const countComing = (entries: readonly Pick<Entry, 'part' | 'state'>[]): number =>
  entries.filter(({ part, state }) => part === 'learner' && isComing.has(state)).length

const isComing: ReadonlySet<string> = new Set(['confirmed', 'attended', 'completed'])
