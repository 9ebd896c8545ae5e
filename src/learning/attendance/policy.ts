import { holdsRole, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { AttendanceSettings } from './words.ts'

/** Who stands at a door: the house's own people. Nobody above them reads who came. */
const doorRoles = ['host', 'coordinator'] as const

/** @param by with the roles that stand at this moment: who may not meet children now keeps no list of them */
export const mayKeepDoor = (by: Actor, hostId: Id): boolean => doorRoles.some((role) => holdsRole(by, role, hostId))

/** The houses at whose doors somebody stands. */
export const housesOf = (by: Actor): Id[] =>
  by.kind === 'person'
    ? [
        ...new Set(
          by.roles.flatMap(({ role, organisation }) =>
            organisation !== null && (doorRoles as readonly string[]).includes(role) ? [organisation] : [],
          ),
        ),
      ]
    : []

const hour = 3_600_000

/** Whoever is at the door says who comes so many milliseconds before it begins. */
export const doorOpens = hour

/** When a door reads what somebody needs, and a phone may keep the list: some hours around the day and no longer. */
export const openHours = (
  { startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant },
  { hoursBefore, hoursAfter }: AttendanceSettings,
): { readonly fromAt: Instant; readonly goneAt: Instant } => ({
  fromAt: (startsAt - hoursBefore * hour) as Instant,
  goneAt: (endsAt + hoursAfter * hour) as Instant,
})

/** Who says what a door may know: whoever answers for this child today, and a grown-up for themself. */
export const maySayCare = (
  by: Actor,
  {
    personId,
    guardians,
    isAdult,
  }: { readonly personId: Id; readonly guardians: readonly Id[]; readonly isAdult: boolean },
): boolean => by.kind === 'person' && (by.person === personId ? isAdult : guardians.includes(by.person))
