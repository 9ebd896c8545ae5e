import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { deciderFacts, personFactsOf, voiceOf } from '../queries/decider-facts.ts'
import { decideCase as lawOfDeciding } from '../rules/decide-case.ts'
import { quorumOf } from '../rules/quorum-of.ts'
import { seatsToday } from '../rules/seats-today.ts'
import { stagesOf } from '../rules/stages-of.ts'
import { moveTo, verdict } from '../rules/tally.ts'
import { loadBodies, loadSeats } from '../store/bodies.ts'
import { holdCase, loadDecisions, saveDecision } from '../store/cases.ts'
import type { Case, Decision, DecisionForm, GovernanceRefusal } from '../words.ts'
import { moveCase } from './move-case.ts'

/**
 * One person says yes, no, or that they abstain. When enough stands, the case moves in the same transaction.
 * @refuses not-here · not-yours · tied-… · closed · decided-already · not-your-turn · checklist-open · needs-a-reason
 */
export async function decideCase(
  { caseId, form, today }: { readonly caseId: Id; readonly form: DecisionForm; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<Case, GovernanceRefusal>> {
  const person = await personFactsOf(by, city)
  if (person === null) return refuse('governance.not-yours')
  return city.transaction(async (tx) => {
    const one = await holdCase(tx, caseId)
    if (one === null) return refuse('governance.not-here')
    const seats = seatsToday(await loadSeats(tx), today)
    const decisions = await loadDecisions(tx, [caseId])
    const facts = deciderFacts(one, by, person, seats, decisions)
    const decided = lawOfDeciding(one.gate, one.state, form, facts)
    if (!decided.ok) return decided
    const now = city.now()
    const { stage, form: said } = decided.value
    const decision: Decision = {
      ...said,
      id: city.newId(),
      caseId,
      personId: person.personId,
      standingInFor: voiceOf(by, stagesOf(one.gate).find(([name]) => name === stage)![1].by, seats),
      stage,
      decidedAt: now,
      withdrawnAt: null,
    }
    await saveDecision(tx, decision)
    await record(tx, [happened('governance.decision-given', by, { caseId, decisionId: decision.id, stage })], now)
    const bodies = await loadBodies(tx)
    const move = moveTo(one.state, verdict(one.gate, [...decisions, decision], quorumOf(one.gate, bodies)))
    if (move === null) return accept(one)
    // The public reads why something was refused, in the words of who closed it.
    const note = move === 'enough-no' ? said.reason : null
    return accept(await moveCase(tx, one, move, { by, now, note }))
  })
}
