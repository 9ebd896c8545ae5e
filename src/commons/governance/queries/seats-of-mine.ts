import { rolesOfMine } from '#commons/people'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { loadBodies, loadSeatsOf } from '../store/bodies.ts'
import type { SeatKind } from '../words.ts'

/** Where somebody decides, from when until when: a seat in a body, or a role that decides for the place as a whole. */
export interface SeatOfMine {
  readonly id: Id
  readonly as: { readonly body: LocalText; readonly kind: SeatKind } | { readonly role: Role }
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** Roles that are held for nothing but to decide. */
const deciding: ReadonlySet<Role> = new Set(['council-member', 'youth-reviewer'])

/** Those that run today or will, the first to begin first. */
export async function seatsOfMine(personId: Id, today: Day, city: City): Promise<SeatOfMine[]> {
  const seats = await city.reading(async (tx) => {
    const bodies = await loadBodies(tx)
    return (await loadSeatsOf(tx, personId)).flatMap(({ id, bodyId, kind, fromOn, untilOn }): SeatOfMine[] => {
      const body = bodies.find((one) => one.id === bodyId)
      return body ? [{ id, as: { body: body.name, kind }, fromOn, untilOn }] : []
    })
  })
  const roles = (await rolesOfMine(personId, today, city))
    .filter(({ role, organisationId }) => organisationId === null && deciding.has(role))
    .map(({ id, role, fromOn, untilOn }): SeatOfMine => ({ id, as: { role }, fromOn, untilOn }))
  return [...seats, ...roles].filter(({ untilOn }) => untilOn === null || untilOn >= today)
}
