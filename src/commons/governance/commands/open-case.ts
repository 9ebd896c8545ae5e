import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayOpenCases } from '../policy.ts'
import { actNamed } from '../rules/acts/index.ts'
import { deadlineOf } from '../rules/pass-deadline.ts'
import { firstState } from '../rules/stages-of.ts'
import { loadGates } from '../store/bodies.ts'
import { addCase, loadCaseOfProposal, saveStep } from '../store/cases.ts'
import type { About, Case, GovernanceRefusal } from '../words.ts'
import { eventOf } from './move-case.ts'

/**
 * A proposal meets its gate. An open one lets it take effect at once, by the same event as every other outcome.
 * Asked twice for one proposal it answers with the case that is there.
 * @refuses not-yours · unknown-act
 */
export const openCase = (about: About, by: Actor, city: City): Promise<Result<Case, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayOpenCases(by)) return refuse('governance.not-yours')
    const kind = actNamed(about.act)
    if (kind === null) return refuse('governance.unknown-act')
    const gate = (await loadGates(tx)).get(about.act) ?? kind.standard
    const now = city.now()
    const state = firstState(gate)
    const closedAt = state === 'in-effect' ? now : null
    const opened = { ...about, id: city.newId(), gate, state, openedAt: now, closedAt }
    const one: Case = { ...opened, deadlineAt: deadlineOf(gate, now) }
    if (!(await addCase(tx, one))) return accept((await loadCaseOfProposal(tx, about.act, about.proposalId))!)
    await saveStep(tx, one.id, { from: null, to: state, at: now, note: null, closedAt })
    const { id, act, proposalId } = one
    const events = [happened('governance.case-opened', by, { caseId: id, act, proposalId, state })]
    await record(tx, state === 'in-effect' ? [...events, eventOf(one, state, by)] : events, now)
    return accept(one)
  })
