import type { AgreementState } from '../words.ts'

export const agreementMoves = ['offer', 'sign-last', 'begin', 'end', 'withdraw'] as const
export type AgreementMove = (typeof agreementMoves)[number]

/**
 * The whole life of an agreement about data. Its words stand still from the offer on: what should read otherwise is a
 * new version. What nobody has signed on both sides is withdrawn; what both have signed is ended.
 */
export const agreementLife: Readonly<Record<AgreementState, Readonly<Partial<Record<AgreementMove, AgreementState>>>>> =
  {
    draft: { offer: 'offered', withdraw: 'withdrawn' },
    offered: { 'sign-last': 'signed', withdraw: 'withdrawn' },
    signed: { begin: 'running', end: 'ended' },
    running: { end: 'ended' },
    ended: {},
    withdrawn: {},
  }

/** Null: this can not happen in that state. */
export const nextAgreementState = (state: AgreementState, move: AgreementMove): AgreementState | null =>
  agreementLife[state][move] ?? null
