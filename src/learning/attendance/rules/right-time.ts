import type { Instant } from '#kernel/instant.ts'
import type { ActForm, Flag } from '../words.ts'

/** A clock that is off by less is as good as ours. */
const tolerated = 120_000

/**
 * Law: what a phone says happened at the phone's own time, put right by how far its clock was off when it last met ours;
 * never later than it arrived. A clock that was changed while the phone was away is said, for then the time is a guess.
 */
export function rightTime(
  { toldAt, offset }: Pick<ActForm, 'toldAt' | 'offset'>,
  sentAt: Instant,
  receivedAt: Instant,
): { readonly doneAt: Instant; readonly flags: readonly Flag[] } {
  const doneAt = Math.min(toldAt + offset, receivedAt) as Instant
  const flags: Flag[] = []
  if (Math.abs(offset) > tolerated) flags.push('clock-off')
  if (Math.abs(receivedAt - sentAt - offset) > tolerated) flags.push('clock-moved')
  return { doneAt, flags }
}
