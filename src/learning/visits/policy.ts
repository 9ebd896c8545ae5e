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

/** A school’s and a house’s own days are theirs to block; for all of the place the office’s. */
export const mayBlock = (by: Actor, organisationId: Id | null): boolean =>
  isOfOffice(by) ||
  (organisationId !== null &&
    (['courier', 'coordinator', 'host'] as const).some((role) => holdsRole(by, role, organisationId)))

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
