import type { Instant } from '#kernel/instant.ts'

/** Law: an offered place is held for so many hours, and never past the beginning. */
export const heldUntil = (now: Instant, startsAt: Instant, holdHours: number): Instant =>
  Math.min(now + holdHours * 3_600_000, startsAt) as Instant
