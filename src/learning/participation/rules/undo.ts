import type { Instant } from '#kernel/instant.ts'

/** Law: what was given back can be taken back for so many minutes and not a moment longer. */
export const isUndoable = (changedAt: Instant, now: Instant, minutes: number): boolean =>
  now - changedAt < minutes * 60_000
