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

/**
 * Who holds a card's secret is the child: so only the desk that issued it, and the office, replace or open it again. Who
 * issued it and works there no longer does not.
 */
export const mayReplaceCard = (by: Actor, { organisationId }: { readonly organisationId: Id | null }): boolean =>
  mayIssueCard(by, organisationId)
