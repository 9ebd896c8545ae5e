import type { CaseState, Gate, Stage, StageName } from '../words.ts'

/** A gate's stages in their order; an open one has none. */
export function stagesOf(gate: Gate): readonly (readonly [StageName, Stage])[] {
  if (gate.kind === 'open') return []
  if (gate.kind === 'review') return [['review', gate.review]]
  return [
    ['recommend', gate.recommend],
    ['approve', gate.approve],
  ]
}

/** Where a case begins its life. */
export const firstState = (gate: Gate): CaseState =>
  gate.kind === 'open' ? 'in-effect' : gate.kind === 'review' ? 'waiting' : 'recommending'

/** The stage whose turn it is; null: nobody's any more. */
export function stageOfState(gate: Gate, state: CaseState): readonly [StageName, Stage] | null {
  const turn = { waiting: 'review', recommending: 'recommend', approving: 'approve' }[state as string]
  return stagesOf(gate).find(([name]) => name === turn) ?? null
}
