import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayOpenCases } from '../policy.ts'
import { isOpen } from '../rules/case-life.ts'
import { holdCase, loadCaseOfProposal } from '../store/cases.ts'
import type { Case, GovernanceRefusal } from '../words.ts'
import { moveCase } from './move-case.ts'

/** Who asked asks no longer: the room it came from says so. A case that has ended by then stays as it is. */
export const withdrawCase = (
  { act, proposalId }: { readonly act: string; readonly proposalId: Id },
  by: Actor,
  city: City,
): Promise<Result<Case, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayOpenCases(by)) return refuse('governance.not-yours')
    const found = await loadCaseOfProposal(tx, act, proposalId)
    const one = found && (await holdCase(tx, found.id))
    if (!one) return refuse('governance.not-here')
    if (!isOpen(one.state)) return accept(one)
    return accept(await moveCase(tx, one, 'withdrawn', { by, now: city.now() }))
  })
