import { sha256Hex } from '../sha-256/sha-256.ts'
import type { Applicant } from './words.ts'

/**
 * A learner's ticket: 32 hex digits; the one that sorts first, as text, is drawn first. The first half is the number of the
 * lottery: one for each family, or one for each block of friends who asked for places together. The second half only
 * puts brothers and sisters in an order. Anyone can work it out, for a learner `anna` of the family `f7`:
 *
 *     printf '%s' "$SEED|family|f7"       | sha256sum | cut -c 1-16
 *     printf '%s' "$SEED|learner|f7|anna" | sha256sum | cut -c 1-16
 *
 * and for one who asked together with others under the word `b3`, `$SEED|together|b3` in place of the first line.
 * The order of rows, the groups and the wishes play no part in it.
 */
export function ticketOf(seed: string, applicant: Pick<Applicant, 'id' | 'family' | 'together'>): string {
  const { id, family, together } = applicant
  const shared = together === null ? `${seed}|family|${family}` : `${seed}|together|${together}`
  return numberOf(shared) + numberOf(`${seed}|learner|${family}|${id}`)
}

const numberOf = (text: string): string => sha256Hex(text, 2)

/** The ticket of the second round: whoever was last is first. Each digit becomes what it lacks to fifteen. */
export function reversedTicket(ticket: string): string {
  let text = ''
  for (const digit of ticket) text += (15 - Number.parseInt(digit, 16)).toString(16)
  return text
}

/**
 * The shortest text that parts two tickets: `last` sorts before it and `first` does not. Published as a cut-off instead
 * of a ticket, so that no single family can be found at the line.
 */
export function cutBetween(last: string, first: string): string {
  let length = 0
  while (last[length] === first[length]) length += 1
  return first.slice(0, length + 1)
}

/** The cut-off that nobody passes, and the one that everybody does (it sorts after every hex digit). */
export const nobody = ''
export const everybody = 'g'
