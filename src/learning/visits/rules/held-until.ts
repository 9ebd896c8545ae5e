import { instant, type Instant } from '#kernel/instant.ts'

/** A date is held for some hours, never past the beginning of the first that is held. */
export const heldUntil = (now: Instant, begins: readonly Instant[], hours: number): Instant =>
  instant(Math.min(now + hours * 3_600_000, ...begins))
