import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/instant.ts'
import { happened, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isOpen, nextState, type CaseMove } from '../rules/case-life.ts'
import { saveStep } from '../store/cases.ts'
import type { Case } from '../words.ts'

/** Takes a case one step on, with the event that others hear. A move its state does not know is a fault of the caller. */
export async function moveCase(
  tx: Tx,
  one: Case,
  move: CaseMove,
  { by, now, note = null }: { readonly by: Actor; readonly now: Instant; readonly note?: string | null },
): Promise<Case> {
  const state = nextState(one.state, move)
  if (state === null) throw new Error(`a case in the state ${one.state} can not be moved by ${move}`)
  const moved: Case = { ...one, state, closedAt: isOpen(state) ? null : now }
  await saveStep(tx, one.id, { from: one.state, to: state, at: now, note, closedAt: moved.closedAt })
  await record(tx, [eventOf(moved, one.state, by)], now)
  return moved
}

/** What others hear of a case's new state; reactions make it take effect. */
export function eventOf({ id, act, proposalId, state }: Case, was: Case['state'], by: Actor): Event {
  const about = { caseId: id, act, proposalId }
  switch (state) {
    case 'in-effect':
    case 'refused':
      return happened('governance.case-decided', by, { ...about, outcome: state })
    case 'reversed':
      return happened('governance.case-reversed', by, { ...about, was })
    case 'lapsed':
      return happened('governance.case-lapsed', by, about)
    case 'withdrawn':
      return happened('governance.case-withdrawn', by, about)
    default:
      return happened('governance.case-moved', by, { ...about, state })
  }
}
