import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayReverse } from '../policy.ts'
import { nextState } from '../rules/case-life.ts'
import { holdCase } from '../store/cases.ts'
import { publicNote, type Case, type GovernanceRefusal } from '../words.ts'
import { moveCase } from './move-case.ts'

/**
 * The office takes an outcome back, in public: the note is read by everybody and the effect is undone by reaction.
 * @refuses office-only · not-here · not-closed · needs-a-note
 */
export const reverseCase = (
  { caseId, note }: { readonly caseId: Id; readonly note: string },
  by: Actor,
  city: City,
): Promise<Result<Case, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayReverse(by)) return refuse('governance.office-only')
    const one = await holdCase(tx, caseId)
    if (one === null) return refuse('governance.not-here')
    if (nextState(one.state, 'reversed') === null) return refuse('governance.not-closed')
    const told = publicNote.safeParse(note)
    if (!told.success) return refuse('governance.needs-a-note')
    return accept(await moveCase(tx, one, 'reversed', { by, now: city.now(), note: told.data }))
  })
