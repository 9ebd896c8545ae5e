import { accept, refuse, type Result } from '#kernel/result.ts'
import type { CaseState, Decision, DecisionForm, Gate, GovernanceRefusal, StageName, Tie } from '../words.ts'
import { isOpen } from './case-life.ts'
import { stageOfState, stagesOf } from './stages-of.ts'

/** What is known of who decides. */
export interface DeciderFacts {
  /** The stages this person may decide in today, by seat or by role. */
  readonly seated: readonly StageName[]
  /** How they are tied to who asks. */
  readonly tie: Tie | null
  readonly decisions: readonly Pick<Decision, 'withdrawnAt'>[]
}

export type DecideRefusal = Extract<
  GovernanceRefusal,
  | 'governance.not-yours'
  | `governance.tied-${Tie}`
  | 'governance.closed'
  | 'governance.decided-already'
  | 'governance.not-your-turn'
  | 'governance.checklist-open'
  | 'governance.needs-a-reason'
>

/** May this person say anything here, whatever they would say? Nobody decides twice, nor about somebody they are tied to. */
export function mayDecide(
  gate: Gate,
  state: CaseState,
  { seated, tie, decisions }: DeciderFacts,
): Result<StageName, DecideRefusal> {
  const mine = stagesOf(gate).filter(([name]) => seated.includes(name))
  if (mine.length === 0) return refuse('governance.not-yours')
  if (tie !== null) return refuse(`governance.tied-${tie}`)
  if (!isOpen(state)) return refuse('governance.closed')
  if (decisions.some(({ withdrawnAt }) => withdrawnAt === null)) return refuse('governance.decided-already')
  const turn = stageOfState(gate, state)!
  return mine.some(([name]) => name === turn[0]) ? accept(turn[0]) : refuse('governance.not-your-turn')
}

/**
 * A yes answers every required question of the checklist and comes in its turn; a no says why and needs no turn, so that
 * putting a stage before another never loses one.
 */
export function decideCase(
  gate: Gate,
  state: CaseState,
  form: DecisionForm,
  facts: DeciderFacts,
): Result<{ readonly stage: StageName; readonly form: DecisionForm }, DecideRefusal> {
  const may = mayDecide(gate, state, facts)
  const early = !may.ok && may.refusal === 'governance.not-your-turn' && form.answer === 'no'
  if (!may.ok && !early) return may
  const stageName = may.ok ? may.value : stagesOf(gate).find(([name]) => facts.seated.includes(name))![0]
  const [, stage] = stagesOf(gate).find(([name]) => name === stageName)!
  const known = new Set(stage.checklist.map(({ key }) => key))
  const checked = form.checked.filter((key) => known.has(key))
  if (form.answer === 'yes' && stage.checklist.some(({ key, required }) => required && !checked.includes(key)))
    return refuse('governance.checklist-open')
  if (form.answer === 'no' && form.reason === '') return refuse('governance.needs-a-reason')
  return accept({ stage: stageName, form: { ...form, checked } })
}
