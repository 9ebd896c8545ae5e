import type { ApplicationState } from '../words-of-joining.ts'

export const joiningMoves = ['vouched', 'admitted', 'refused', 'lapsed', 'withdrawn', 'taken-back'] as const
export type JoiningMove = (typeof joiningMoves)[number]

/** The whole life of an application. Who was refused, or whose admission was taken back, may ask anew. */
export const joiningLife: Readonly<Record<ApplicationState, Readonly<Partial<Record<JoiningMove, ApplicationState>>>>> =
  {
    'needs-voucher': { vouched: 'proposed', withdrawn: 'withdrawn' },
    proposed: { admitted: 'admitted', refused: 'refused', lapsed: 'lapsed', withdrawn: 'withdrawn' },
    admitted: { 'taken-back': 'admission-taken-back' },
    refused: { 'taken-back': 'refusal-taken-back' },
    lapsed: {},
    withdrawn: {},
    'admission-taken-back': {},
    'refusal-taken-back': {},
  }

/** Null: this can not happen in that state, or it has happened. */
export const nextApplicationState = (state: ApplicationState, move: JoiningMove): ApplicationState | null =>
  joiningLife[state][move] ?? null
