import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles, type Role } from '#kernel/actor.ts'
import { byKind, kindsOfInvented } from './kinds-of-invented.ts'

test.each([
  ['nobody in particular is somebody’s parent', [], 'guardian'],
  ['who says so too', ['guardian'], 'guardian'],
  ['a learner', ['learner'], 'learner'],
  ['a learner who decides with others', ['learner', 'youth-reviewer'], 'deciding'],
  ['a mother who works at a desk', ['guardian', 'courier'], 'desk'],
  ['a host who keeps the place', ['host', 'steward'], 'office'],
] as const)('%s', (_who, held, kind) =>
  expect(byKind([{ roles: held }])).toEqual([{ kind, people: [{ roles: held }] }]),
)

test('everybody is in one kind, in the order they came, and no kind is empty', () => {
  const person = fc.record({ roles: fc.subarray<Role>([...roles]) })
  fc.assert(
    fc.property(fc.array(person), (people) => {
      const groups = byKind(people)
      expect(groups.flatMap((group) => group.people).toSorted(inOrderOf(people))).toEqual(people)
      expect(groups.every((group) => group.people.length > 0)).toBe(true)
      const kinds = groups.map(({ kind }) => kind)
      expect(kinds).toEqual(kindsOfInvented.filter((kind) => kinds.includes(kind)))
    }),
  )
})

const inOrderOf =
  <Person>(people: readonly Person[]) =>
  (one: Person, other: Person): number =>
    people.indexOf(one) - people.indexOf(other)
