import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

const houseRoles = ['host', 'coordinator'] as const

const worksFor = (by: Actor, hostId: Id): boolean => houseRoles.some((role) => holdsRole(by, role, hostId))

/** Who opens sign-up and says how many seats there are: the house's own people, and the office. */
export const mayKeepSeats = (by: Actor, hostId: Id): boolean => isOfOffice(by) || worksFor(by, hostId)

/**
 * Who reads who comes, and says who came: the house's own people and nobody above them.
 * @param by with the roles that stand at this moment: who may not meet children now reads no list of them
 */
export const mayKeepList = (by: Actor, hostId: Id): boolean => worksFor(by, hostId)

/** Somebody who comes, as who acts for them knows them. */
export interface Standing {
  readonly personId: Id
  /** Those who answer for this child today; nobody for an adult. */
  readonly guardians: readonly Id[]
  /** An adult, or old enough in the law that holds here to decide about taking part. */
  readonly decides: boolean
}

/** Who asks for a place and takes an offered one: whoever decides for this person. */
export const mayDecideFor = (by: Actor, { personId, guardians, decides }: Standing): boolean =>
  by.kind === 'person' && (by.person === personId ? decides : guardians.includes(by.person))

/** Who gives a place back: the same, and every child for themself, for a child's no always holds. */
export const mayWithdraw = (by: Actor, standing: Standing): boolean =>
  mayDecideFor(by, standing) || (by.kind === 'person' && by.person === standing.personId)

/** A name is read where the child is not hidden; of who is, only that somebody comes. */
export const mayReadName = ({ protected: isProtected }: { readonly protected: boolean }): boolean => !isProtected
