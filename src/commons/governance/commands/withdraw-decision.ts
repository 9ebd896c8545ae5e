import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isOpen } from '../rules/case-life.ts'
import { quorumOf } from '../rules/quorum-of.ts'
import { moveTo, verdict } from '../rules/tally.ts'
import { loadBodies } from '../store/bodies.ts'
import { holdCase, loadDecisions, saveDecisionWithdrawn } from '../store/cases.ts'
import { publicNote, type Case, type GovernanceRefusal } from '../words.ts'
import { moveCase } from './move-case.ts'

/**
 * Somebody takes back what they said. After the case was closed this needs a note everybody reads, and where too few
 * are left the outcome is reversed with it.
 * @refuses not-here · not-yours · not-decided · closed · needs-a-note
 */
export const withdrawDecision = (
  { caseId, note }: { readonly caseId: Id; readonly note: string },
  by: Actor,
  city: City,
): Promise<Result<Case, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person') return refuse('governance.not-yours')
    const one = await holdCase(tx, caseId)
    if (one === null) return refuse('governance.not-here')
    const decisions = await loadDecisions(tx, [caseId])
    const mine = decisions.find(({ personId, withdrawnAt }) => personId === by.person && withdrawnAt === null)
    if (!mine) return refuse('governance.not-decided')
    if (['lapsed', 'withdrawn', 'reversed'].includes(one.state)) return refuse('governance.closed')
    const told = publicNote.safeParse(note)
    if (!isOpen(one.state) && !told.success) return refuse('governance.needs-a-note')
    const now = city.now()
    await saveDecisionWithdrawn(tx, mine.id, now)
    await record(tx, [happened('governance.decision-withdrawn', by, { caseId, decisionId: mine.id })], now)
    const left = decisions.map((each) => (each.id === mine.id ? { ...each, withdrawnAt: now } : each))
    const move = moveTo(one.state, verdict(one.gate, left, quorumOf(one.gate, await loadBodies(tx))))
    return accept(move === null ? one : await moveCase(tx, one, move, { by, now, note: told.data ?? null }))
  })
