import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

const houseRoles = ['host', 'coordinator'] as const

/** Who makes a draw and leads it: whoever works for every house whose days are in it, and the office. */
export const mayLead = (by: Actor, hostIds: readonly Id[]): boolean =>
  isOfOffice(by) || (hostIds.length > 0 && hostIds.every((id) => houseRoles.some((role) => holdsRole(by, role, id))))

/** Who reads the number at its source a second time: whoever leads the draw, and auditors. */
export const mayConfirm = (by: Actor, hostIds: readonly Id[]): boolean =>
  mayLead(by, hostIds) || holdsRole(by, 'auditor', null)

/** Who runs the real file again. Nobody else reads a row of others. */
export const mayAuditRows = (by: Actor): boolean =>
  by.kind === 'operator' || (['auditor', 'steward', 'operator'] as const).some((role) => holdsRole(by, role, null))

/** Those who may wish for somebody and read their receipt. */
export const mayWishFor = (
  by: Actor,
  {
    personId,
    guardians,
    decides,
  }: { readonly personId: Id; readonly guardians: readonly Id[]; readonly decides: boolean },
): boolean => by.kind === 'person' && (by.person === personId ? decides : guardians.includes(by.person))

/** Every child reads what became of their own wishes. */
export const mayReadReceipt = (
  by: Actor,
  standing: { readonly personId: Id; readonly guardians: readonly Id[]; readonly decides: boolean },
): boolean => mayWishFor(by, standing) || (by.kind === 'person' && by.person === standing.personId)
