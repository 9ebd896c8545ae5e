import type { Instant } from '#kernel/instant.ts'

/** Law: an offered place is held for so many hours, and never past the beginning. */
export const heldUntil = (now: Instant, startsAt: Instant, holdHours: number): Instant =>
  Math.min(now + holdHours * 3_600_000, startsAt) as Instant

/**
 * Law: a place whose yes was taken back is held as long as an offered one, but no longer than half of the time that is
 * left, so that the next in the line can still come.
 */
export const heldForConsent = (now: Instant, startsAt: Instant, holdHours: number): Instant =>
  heldUntil(now, (now + (startsAt - now) / 2) as Instant, holdHours)
