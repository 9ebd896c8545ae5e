import type { Entry, LineRule, ParticipationRefusal } from '../words.ts'
import { isSeatedAtOnce, type Party } from './line.ts'

interface Joining {
  /** Of the party, whoever has not left. */
  readonly party: readonly Pick<Entry, 'state'>[]
  readonly size: number
  readonly waiting: readonly Party[]
  readonly free: number
  readonly line: LineRule
}

/**
 * Law: whoever joins a party sits with it or not at all. A party that waits waits together, from where the last of them
 * asked; a party that has seats is joined only where there is room now. While a place is only held, its family decides
 * first.
 */
export function howToJoin({
  party,
  size,
  waiting,
  free,
  line,
}: Joining): 'waiting' | 'confirmed' | ParticipationRefusal {
  const states = new Set(party.map(({ state }) => state))
  if (states.size !== 1) return 'participation.friends-decide-first'
  if (states.has('waiting')) return 'waiting'
  if (!states.has('confirmed')) return 'participation.friends-decide-first'
  return isSeatedAtOnce(size, waiting, free, line) ? 'confirmed' : 'participation.no-room-together'
}
