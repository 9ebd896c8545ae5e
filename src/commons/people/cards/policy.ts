import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** Roles that stand before children for an organisation. */
export const deskRoles = ['coordinator', 'educator', 'courier', 'host'] as const

/** Works for this organisation where children come. */
export const worksAt = (by: Actor, organisationId: Id): boolean =>
  deskRoles.some((role) => holdsRole(by, role, organisationId))

/** The office, or a desk for its own organisation. */
export const mayIssueCard = (by: Actor, organisationId: Id | null): boolean =>
  isOfOffice(by) || (organisationId !== null && worksAt(by, organisationId))

/** Who holds a card's secret is the child: so only who issued it, that desk's others, and the office replace or open it again. */
export const mayReplaceCard = (
  by: Actor,
  card: { readonly issuedBy: Id | null; readonly organisationId: Id | null },
): boolean =>
  isOfOffice(by) ||
  (by.kind === 'person' && card.issuedBy === by.person) ||
  (card.organisationId !== null && worksAt(by, card.organisationId))
