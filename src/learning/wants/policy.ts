import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { WantState } from './words.ts'

/** Anybody may say what is missing. Answering for the city, and hiding what is not fit, is the office's. */
export const mayAnswerWants = (by: Actor): boolean => isOfOffice(by)

/** P28: free text nobody has read is not published; nor is what the office hid. */
export const isPublicWant = (state: WantState): boolean => state !== 'told' && state !== 'hidden'

/** A want that somebody can still put their name under; whoever was given a code need not wait until it was read. */
export const isStillWanted = (state: WantState): boolean => state !== 'declined' && state !== 'hidden'

/** Whose wish it is, as who acts for them knows them. */
export interface Wisher {
  readonly personId: Id
  /** Those who answer for this child today; nobody for an adult. */
  readonly guardians: readonly Id[]
  /** An adult, or old enough in the law that holds here to decide about taking part. */
  readonly decides: boolean
}

/** A wish is written, read, changed and taken back by the one who wishes, a child too, and by who answers for them. */
export const mayWishFor = (by: Actor, { personId, guardians }: Wisher): boolean =>
  by.kind === 'person' && (by.person === personId || guardians.includes(by.person))

/** A yes is a promise to come: said by whoever decides. A no is anybody's of the family. */
export const mayReplyFor = (by: Actor, wisher: Wisher, says: 'yes' | 'no'): boolean =>
  mayWishFor(by, wisher) &&
  (says === 'no' || wisher.decides || (by.kind === 'person' && wisher.guardians.includes(by.person)))

const houseRoles = ['host', 'coordinator'] as const

/** The houses somebody writes offers for. */
export const housesToTryFor = (by: Actor): Id[] =>
  by.kind === 'person'
    ? [
        ...new Set(
          by.roles.flatMap(({ role, organisation }) =>
            organisation !== null && (houseRoles as readonly string[]).includes(role) ? [organisation] : [],
          ),
        ),
      ]
    : []

export const mayTryFor = (by: Actor, hostId: Id): boolean => housesToTryFor(by).includes(hostId)

/** Who sees what is wanted, by area and season: houses, couriers and the office. Nobody sees by whom. */
export const maySeeDemand = (by: Actor): boolean =>
  isOfOffice(by) || holdsRole(by, 'courier') || houseRoles.some((role) => holdsRole(by, role))
