import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

const houseRoles = ['host', 'coordinator'] as const

/** Who keeps a house’s visits and answers classes: its own people. The office may too, for a house that has nobody. */
export const mayKeepVisits = (by: Actor, hostId: Id): boolean =>
  isOfOffice(by) || houseRoles.some((role) => holdsRole(by, role, hostId))

/** A class as its room of groups knows it: its school, and who answers for it today. */
export interface ClassKnown {
  readonly organisationId: Id
  readonly adultIds: readonly Id[]
}

/** Who sees a whole school, its classes and what they ask: its courier, its coordinator, a courier of the whole place, the office. */
export const maySeeSchool = (by: Actor, schoolId: Id): boolean =>
  isOfOffice(by) ||
  holdsRole(by, 'courier', null) ||
  (['courier', 'coordinator'] as const).some((role) => holdsRole(by, role, schoolId))

/** Who asks for a class and answers for it: its educator, while that role runs, and whoever sees the whole school. */
export const maySpeakFor = (by: Actor, { organisationId, adultIds }: ClassKnown): boolean =>
  maySeeSchool(by, organisationId) ||
  (by.kind === 'person' &&
    adultIds.includes(by.person) &&
    (holdsRole(by, 'educator', organisationId) || holdsRole(by, 'educator', null)))

/** Who lays all classes onto dates at once: a courier or coordinator of the whole place, and the office. */
export const mayPlan = (by: Actor): boolean =>
  isOfOffice(by) || holdsRole(by, 'courier', null) || holdsRole(by, 'coordinator', null)

/**
 * A house’s days are its own people’s to block; a school’s also its teachers’ and whoever’s sees the whole school; for everybody
 * (null) the office’s.
 */
export const mayBlock = (by: Actor, organisation: { readonly id: Id; readonly kind: string } | null): boolean => {
  if (isOfOffice(by)) return true
  if (organisation === null) return false
  const { id, kind } = organisation
  return mayKeepVisits(by, id) || (kind === 'school' && (maySeeSchool(by, id) || holdsRole(by, 'educator', id)))
}

/** Who is led to the page of days without visits: somebody who may block one. */
export const blocksSome = (by: Actor): boolean =>
  isOfOffice(by) ||
  (by.kind === 'person' &&
    by.roles.some(
      ({ role, organisation }) =>
        (role === 'courier' && organisation === null) ||
        (organisation !== null && (['courier', 'coordinator', 'host', 'educator'] as readonly string[]).includes(role)),
    ))

/** The schools somebody sees as a whole; null: all. */
export const schoolsSeen = (by: Actor): readonly Id[] | null => {
  if (isOfOffice(by) || holdsRole(by, 'courier', null)) return null
  const roles = by.kind === 'person' ? by.roles : []
  return roles.flatMap(({ role, organisation }) =>
    organisation !== null && (role === 'courier' || role === 'coordinator') ? [organisation] : [],
  )
}

/** The houses somebody keeps the visits of by a role. */
export const housesKept = (by: Actor): readonly Id[] => [
  ...new Set(
    (by.kind === 'person' ? by.roles : []).flatMap(({ role, organisation }) =>
      organisation !== null && (houseRoles as readonly string[]).includes(role) ? [organisation] : [],
    ),
  ),
]
