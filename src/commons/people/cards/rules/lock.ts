import { instant, type Instant } from '#kernel/instant.ts'

const minutes = 60_000
/** Until the adult who issued the card opens it again. */
export const untilOpened = instant(Date.parse('9999-12-31T00:00Z'))

/**
 * Four pictures of sixteen are quickly guessed by a machine, so a card rests: after five wrong tries a quarter of an
 * hour, after ten an hour, after fifteen until an adult opens it. A child who pressed wrongly twice notices nothing.
 * @param wrongTries this one included
 */
export function lockAfter(wrongTries: number, now: Instant): Instant | null {
  if (wrongTries >= 15) return untilOpened
  if (wrongTries === 10) return instant(now + 60 * minutes)
  return wrongTries === 5 ? instant(now + 15 * minutes) : null
}

export const isLocked = (card: { readonly lockedUntil: Instant | null }, now: Instant): boolean =>
  card.lockedUntil !== null && card.lockedUntil > now
