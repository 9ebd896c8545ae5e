import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'

/** Who stands at the sessions of a house is said by its coordinators and hosts, and by the office. */
export const mayNameAdults = (by: Actor, houseId: Id): boolean =>
  isOfOffice(by) || holdsRole(by, 'coordinator', houseId) || holdsRole(by, 'host', houseId)

/** The same people take an adult off again, and every adult may go. */
export const mayTakeOff = (by: Actor, houseId: Id, personId: Id): boolean =>
  mayNameAdults(by, houseId) || (by.kind === 'person' && by.person === personId)

/** The houses whose sessions this person looks after. */
export const housesOf = (by: Actor): Id[] =>
  by.kind !== 'person'
    ? []
    : [
        ...new Set(
          by.roles.flatMap(({ role, organisation }) =>
            organisation !== null && (role === 'coordinator' || role === 'host') ? [organisation] : [],
          ),
        ),
      ]
