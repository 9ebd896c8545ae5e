import type { CaseState, Decision, Gate, StageName } from '../words.ts'
import type { CaseMove } from './case-life.ts'
import { stagesOf } from './stages-of.ts'

export interface Tally {
  readonly yes: number
  readonly no: number
  readonly abstained: number
}

type Counted = Pick<Decision, 'stage' | 'answer' | 'withdrawnAt'>

/** What stands today: decisions that were taken back count for nothing. */
export function tally(decisions: readonly Counted[], stage: StageName): Tally {
  const standing = decisions.filter((one) => one.stage === stage && one.withdrawnAt === null)
  const count = (answer: Decision['answer']): number => standing.filter((one) => one.answer === answer).length
  return { yes: count('yes'), no: count('no'), abstained: count('abstain') }
}

/** How many people must have taken part in a stage: its body's quorum; a role has none but the yeses themselves. */
export type QuorumOf = (stage: StageName) => number

/**
 * What the decisions that stand mean for a case. A stage is passed by its yeses with its quorum of people taking part;
 * its noes close the case alone, without waiting for the quorum, so that no later yes can outvote them.
 * The answer depends on what stands and never on the order in which it was said.
 */
export function verdict(
  gate: Gate,
  decisions: readonly Counted[],
  quorumOf: QuorumOf,
): 'refused' | 'in-effect' | { readonly turn: StageName } {
  const stages = stagesOf(gate)
  const counted = stages.map(([name, stage]) => ({ name, stage, ...tally(decisions, name) }))
  if (counted.some(({ no, stage }) => no >= stage.no)) return 'refused'
  const held = counted.find(
    ({ name, stage, yes, no, abstained }) => yes < stage.yes || yes + no + abstained < quorumOf(name),
  )
  return held === undefined ? 'in-effect' : { turn: held.name }
}

/** The move that brings a case to its verdict; null: it stands where it is. */
export function moveTo(state: CaseState, told: ReturnType<typeof verdict>): CaseMove | null {
  const wasClosed = state === 'in-effect' || state === 'refused'
  if (wasClosed) return told === state ? null : 'decision-taken-back'
  if (told === 'in-effect') return 'enough-yes'
  if (told === 'refused') return 'enough-no'
  if (state === 'recommending' && told.turn === 'approve') return 'recommended'
  if (state === 'approving' && told.turn === 'recommend') return 'recommendation-taken-back'
  return null
}
