import { holdsRole, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Audience } from './words.ts'

/** Whose it is, and who answers for them today. */
export interface Whose {
  readonly personId: Id
  readonly guardians: readonly Id[]
}

const isThemself = (by: Actor, { personId }: Whose): boolean => by.kind === 'person' && by.person === personId
const isGuardian = (by: Actor, { guardians }: Whose): boolean => by.kind === 'person' && guardians.includes(by.person)

/** Who keeps the list of a house's day: its hosts and coordinators. */
export const keepsDay = (by: Actor, hostId: Id): boolean =>
  holdsRole(by, 'host', hostId) || holdsRole(by, 'coordinator', hostId)

/**
 * Who reads a reflection: the learner; unless it is theirs alone, a guardian of today; whom of the house the learner chose.
 * @param by with the roles that stand at this moment: who may not meet children now reads nothing of them
 */
export function mayReadReflection(by: Actor, whose: Whose, hostId: Id, visibleTo: Audience): boolean {
  if (isThemself(by, whose)) return true
  if (visibleTo === 'own') return false
  if (isGuardian(by, whose)) return true
  return (visibleTo === 'host' && keepsDay(by, hostId)) || (visibleTo === 'mentor' && holdsRole(by, 'mentor', hostId))
}

/** Who deletes a photo or a voice: the learner, and a guardian of today unless the learner keeps it to themself. */
export const mayRemoveFile = (by: Actor, whose: Whose, visibleTo: Audience): boolean =>
  isThemself(by, whose) || (isGuardian(by, whose) && visibleTo !== 'own')

/** Only whoever was there says how it was. */
export const mayReflect = (by: Actor, personId: Id): boolean => by.kind === 'person' && by.person === personId

/** Who sees the page of a day that somebody had: they themselves, and a guardian of today. */
export const maySeeAfter = (by: Actor, whose: Whose): boolean => isThemself(by, whose) || isGuardian(by, whose)

/** A paper is asked for by whom it names or who answers for them, or by whoever keeps the list. */
export const mayIssue = (by: Actor, whose: Whose, hostId: Id): boolean => maySeeAfter(by, whose) || keepsDay(by, hostId)

/** P10: the name of a minor is shown when the child and a guardian both say so; each alone takes it back. */
export const isNameShown = ({
  isMinor,
  own,
  guardian,
}: {
  readonly isMinor: boolean
  readonly own: boolean
  readonly guardian: boolean
}): boolean => own && (guardian || !isMinor)
