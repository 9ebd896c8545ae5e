import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepMembership } from '../policy.ts'
import { loadMembership, saveMembershipState } from '../store/joining.ts'
import type { JoiningRefusal, Membership } from '../words-of-joining.ts'

/**
 * An organisation rests for as long as it likes, or comes back. No gate: it was admitted, and stays so.
 * @refuses not-yours · not-a-member
 */
export const pauseMembership = (
  { organisationId, paused, today }: { readonly organisationId: Id; readonly paused: boolean; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<Membership, JoiningRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepMembership(by, organisationId)) return refuse('organisations.not-yours')
    const one = await loadMembership(tx, organisationId)
    if (one === null || one.state === 'ended') return refuse('organisations.not-a-member')
    const state = paused ? 'paused' : 'admitted'
    if (one.state === state) return accept(one)
    await saveMembershipState(tx, organisationId, { state, on: today, note: null })
    const event = paused
      ? happened('organisations.membership-paused', by, { organisationId })
      : happened('organisations.membership-resumed', by, { organisationId })
    await record(tx, [event], city.now())
    return accept({ ...one, state, changedOn: today, note: null })
  })
