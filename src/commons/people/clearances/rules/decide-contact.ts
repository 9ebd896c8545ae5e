import { accept, refuse, type Result } from '#kernel/result.ts'
import type { ContactProposal, ContactState, Standing } from '../words.ts'

/** What a gate may say of an adult who was proposed. */
export type ContactOutcome = Exclude<ContactState, 'proposed' | 'withdrawn'>

/** Proposed where the place asks for it and has not agreed yet. */
export function decideProposal(
  isAsked: boolean,
  { items }: Pick<Standing, 'items'>,
): Result<true, 'people.contact-not-asked' | 'people.contact-agreed-already'> {
  const agreement = items.find(({ kind }) => kind === 'gate-agreement')
  if (!isAsked && agreement === undefined) return refuse('people.contact-not-asked')
  const isHeld = agreement?.state === 'held' || agreement?.state === 'lapsing'
  return isHeld ? refuse('people.contact-agreed-already') : accept(true)
}

/**
 * What an outcome does to a proposal: agreed gives the agreement, taken back takes it away, a refusal that is taken back
 * leaves it refused for who wants it asks again. Null: nothing, it was so before or ended otherwise meanwhile.
 */
export function settledBy(
  { state }: Pick<ContactProposal, 'state'>,
  outcome: ContactOutcome,
): { readonly state: ContactState; readonly agreement: 'give' | 'take' | null } | null {
  if (state === 'proposed') {
    return outcome === 'taken-back' ? null : { state: outcome, agreement: outcome === 'agreed' ? 'give' : null }
  }
  return state === 'agreed' && outcome === 'taken-back' ? { state: 'taken-back', agreement: 'take' } : null
}
