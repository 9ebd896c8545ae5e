import type { CaseState } from '../words.ts'

/** What moves a case from one state to the next. */
export const caseMoves = [
  'recommended',
  'recommendation-taken-back',
  'enough-yes',
  'enough-no',
  'passed-to-lapse',
  'passed-to-effect',
  'withdrawn',
  'reversed',
  'decision-taken-back',
] as const
export type CaseMove = (typeof caseMoves)[number]

type Life = Readonly<Record<CaseState, Readonly<Partial<Record<CaseMove, CaseState>>>>>

/** The whole life of a case. What is not written here can not happen; the README's picture is made from it. */
export const caseLife: Life = {
  waiting: {
    'enough-yes': 'in-effect',
    'enough-no': 'refused',
    'passed-to-lapse': 'lapsed',
    'passed-to-effect': 'in-effect',
    withdrawn: 'withdrawn',
  },
  recommending: {
    recommended: 'approving',
    'enough-no': 'refused',
    'passed-to-lapse': 'lapsed',
    'passed-to-effect': 'in-effect',
    withdrawn: 'withdrawn',
  },
  approving: {
    'recommendation-taken-back': 'recommending',
    'enough-yes': 'in-effect',
    'enough-no': 'refused',
    'passed-to-lapse': 'lapsed',
    'passed-to-effect': 'in-effect',
    withdrawn: 'withdrawn',
  },
  'in-effect': { reversed: 'reversed', 'decision-taken-back': 'reversed' },
  refused: { reversed: 'reversed', 'decision-taken-back': 'reversed' },
  lapsed: {},
  withdrawn: {},
  reversed: {},
}

export const openStates = ['waiting', 'recommending', 'approving'] as const satisfies readonly CaseState[]

export const isOpen = (state: CaseState): boolean => (openStates as readonly CaseState[]).includes(state)

/** Null: this can not happen to a case in that state. */
export const nextState = (state: CaseState, move: CaseMove): CaseState | null => caseLife[state][move] ?? null

/** The life as a Mermaid state diagram, for the README and the stewards' guide. */
export function lifeAsDiagram(life: Life = caseLife): string {
  const arrows = Object.entries(life).flatMap(([from, moves]) =>
    Object.entries(moves).map(([move, to]) => `  ${mark(from)} --> ${mark(to)}: ${move.replaceAll('-', ' ')}`),
  )
  const begins = ['waiting', 'recommending', 'in-effect'].map((state) => `  [*] --> ${mark(state)}: ${begin[state]!}`)
  return ['stateDiagram-v2', ...begins, ...arrows].join('\n')
}

const begin: Readonly<Record<string, string>> = {
  waiting: 'review gate',
  recommending: 'two-stage gate',
  'in-effect': 'open gate',
}

/** Mermaid reads a hyphen as the beginning of an arrow. */
const mark = (state: string): string => state.replaceAll('-', '_')
