import { addDays, type Day } from '#kernel/instant.ts'
import type { Clearance } from '../words.ts'

/** Told on the day after the last one: it has lapsed. */
export const lapsed = -1

/**
 * Which reminders of one clearance are due and were not told yet; after a long silence only the most urgent is told, and
 * the others count as told with it.
 * @returns days before the end, `lapsed` for after it; the most urgent first
 */
export function remindersDue(
  { expiresOn, withdrawnAt }: Pick<Clearance, 'expiresOn' | 'withdrawnAt'>,
  remindDays: readonly number[],
  told: readonly number[],
  today: Day,
): number[] {
  if (expiresOn === null || withdrawnAt !== null) return []
  return [lapsed, ...remindDays]
    .filter((days) => addDays(expiresOn, -days) <= today && !told.includes(days))
    .sort((a, b) => a - b)
}
