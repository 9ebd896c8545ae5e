import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Agreement, AgreementRefusal, Side, Signature } from '../words.ts'

/**
 * Both sides sign the same words, each by another person: one who speaks for both signs for one of them.
 * @param signer null: an operator of the installation
 * @returns whether this was the last signature it needed
 */
export function decideSignature(
  ask: { readonly side: Side; readonly signer: Id | null; readonly speaksFor: readonly Side[]; readonly today: Day },
  one: Pick<Agreement, 'state' | 'untilOn'>,
  signed: readonly Signature[],
): Result<{ readonly isLast: boolean }, AgreementRefusal> {
  if (!ask.speaksFor.includes(ask.side)) return refuse('organisations.agreement-not-yours')
  if (signed.some(({ side }) => side === ask.side)) return refuse('organisations.agreement-signed-already')
  if (one.state !== 'offered') return refuse('organisations.agreement-state-forbids')
  if (one.untilOn < ask.today) return refuse('organisations.agreement-is-over')
  if (signed.some(({ signedBy }) => signedBy === ask.signer)) return refuse('organisations.agreement-both-sides')
  return accept({ isLast: signed.length === 1 })
}
