import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Agreement, Side } from './words.ts'

type Parties = Pick<Agreement, 'giverId' | 'receiverId'>

/**
 * For which sides may this one speak? An organisation's coordinator for it; for the ecosystem itself its stewards and
 * operators. Somebody who is both speaks for both, and signs for one.
 */
export function sidesOf(by: Actor, { giverId, receiverId }: Parties): Side[] {
  const sides: Side[] = []
  if (holdsRole(by, 'coordinator', giverId)) sides.push('giver')
  const isReceiver =
    receiverId === null
      ? by.kind === 'operator' ||
        by.kind === 'system' ||
        holdsRole(by, 'steward', null) ||
        holdsRole(by, 'operator', null)
      : holdsRole(by, 'coordinator', receiverId)
  if (isReceiver) sides.push('receiver')
  return sides
}

/** A draft is written by the office, or by whoever gives the data. */
export const mayDraft = (by: Actor, giverId: Id): boolean => isOfOffice(by) || holdsRole(by, 'coordinator', giverId)

/** Its words are read by both parties and the office. */
export const mayRead = (by: Actor, parties: Parties): boolean => isOfOffice(by) || sidesOf(by, parties).length > 0

/** What went over is for whose people it is about, and for the office that answers for it. */
export const mayTakeLog = (by: Actor, parties: Parties): boolean =>
  isOfOffice(by) || sidesOf(by, parties).includes('giver')
