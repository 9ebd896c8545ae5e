import { instant, type Instant } from '#kernel/instant.ts'

export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => instant(Date.now()) }

/** A clock that stands still until a test moves it. */
export interface HeldClock extends Clock {
  hold(at: Instant): void
  pass(milliseconds: number): void
}

export function heldClock(start: Instant): HeldClock {
  let at = start
  return {
    now: () => at,
    hold: (moved) => {
      at = moved
    },
    pass: (milliseconds) => {
      at = instant(at + milliseconds)
    },
  }
}
