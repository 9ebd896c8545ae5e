import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** The coordinator of the district or school that sends it, or the office. */
export const mayRunRosters = (by: Actor, partyId: Id): boolean =>
  isOfOffice(by) || holdsRole(by, 'coordinator', partyId)

/** Of which senders somebody sees rosters; null: of all. */
export const partiesOf = (by: Actor): readonly Id[] | null => {
  if (isOfOffice(by)) return null
  return by.kind === 'person'
    ? by.roles.flatMap(({ role, organisation }) =>
        role === 'coordinator' && organisation !== null ? [organisation] : [],
      )
    : []
}
