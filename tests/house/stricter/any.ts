import fc from 'fast-check'
import { roles, type Actor, type HeldRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'

/** Nobody gains by a restriction: whatever may be done with one more, might be done without it (P31). */
export const runs = { numRuns: 400 }
export const idOf = (number: number): Id => `0193f1c0-0000-7000-8000-${String(number).padStart(12, '0')}` as Id
export const [one, other, third] = [idOf(1), idOf(2), idOf(3)]
export const anyId = fc.constantFrom(one, other, third)
export const anyHouse = fc.constantFrom(idOf(11), idOf(12))
export const today = '2026-06-17' as Day
export const anyDay = fc.integer({ min: -500, max: 500 }).map((days) => addDays(today, days))

export const anyRole: fc.Arbitrary<HeldRole> = fc.record(
  { role: fc.constantFrom(...roles), organisation: fc.option(anyHouse), standingInFor: anyId },
  { requiredKeys: ['role', 'organisation'] },
)
export const anyPerson = fc.record({
  kind: fc.constant('person' as const),
  person: anyId,
  roles: fc.array(anyRole, { maxLength: 5 }),
})
export const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 8, arbitrary: anyPerson },
  fc.constant({ kind: 'visitor' } as const),
  fc.constant({ kind: 'operator', session: one } as const),
  fc.constant({ kind: 'system', because: 'a test' } as const),
)

/** Draws a part of a list, in its order. */
export const partOfList = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...list])

/** A child as desks know it. */
export const anyServed = fc.record({
  servedBy: fc.uniqueArray(anyHouse),
  protected: fc.boolean(),
  named: fc.uniqueArray(anyId),
})
export const anyLink = fc.record({ guardianId: anyId, childId: anyId })
export const anyGroup = fc.record({ organisationId: anyHouse })
