import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles, type Actor, type HeldRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { isResponsible, mayKeepGroup, mayMakeGroup, sightOf } from './policy.ts'

const [school, museum, me] = ['school', 'museum', 'me'] as unknown as [Id, Id, Id]
const person = (...held: HeldRole[]): Actor => ({ kind: 'person', person: me, roles: held })
const group = { organisationId: school }
const teacher = person({ role: 'educator', organisation: school })

test.each([
  ['a teacher who answers for it', teacher, [me], true, 'names'],
  ['the same without a clearance today', teacher, [me], false, 'counts'],
  ['a teacher who does not answer for it', teacher, [], true, 'nothing'],
  ['an adult of the list whose role has ended', person(), [me], true, 'nothing'],
  [
    'an educator of another house on the list',
    person({ role: 'educator', organisation: museum }),
    [me],
    true,
    'nothing',
  ],
  ['a host of the whole place on the list', person({ role: 'host', organisation: null }), [me], true, 'names'],
  ['a steward', person({ role: 'steward', organisation: null }), [], true, 'counts'],
  ['the coordinator of the house', person({ role: 'coordinator', organisation: school }), [], true, 'counts'],
  ['the coordinator of another', person({ role: 'coordinator', organisation: museum }), [], true, 'nothing'],
  ['a visitor', { kind: 'visitor' }, [], true, 'nothing'],
  ['an operator', { kind: 'operator', session: me }, [], true, 'counts'],
] as const)('%s sees', (_who, by, adults, meetsMinors, sight) => {
  expect(sightOf(by as Actor, group, adults as readonly Id[], meetsMinors)).toBe(sight)
})

test('a group is made and kept by its house and the office', () => {
  expect(mayMakeGroup(teacher, school)).toBe(true)
  expect(mayMakeGroup(teacher, museum)).toBe(false)
  expect(mayKeepGroup(teacher, group, [])).toBe(false)
  expect(mayKeepGroup(teacher, group, [me])).toBe(true)
})

test('no role ever gains by losing another, a clearance or its place on the list', () => {
  const held = fc.record({ role: fc.constantFrom(...roles), organisation: fc.constantFrom(school, museum, null) })
  const rank = { nothing: 0, counts: 1, names: 2 }
  fc.assert(
    fc.property(fc.array(held, { maxLength: 5 }), fc.boolean(), fc.boolean(), fc.nat(), (all, listed, stands, drop) => {
      const adults = listed ? [me] : []
      const fewer = all.filter((_, place) => place !== drop % Math.max(1, all.length))
      const sight = rank[sightOf(person(...all), group, adults, stands)]
      expect(rank[sightOf(person(...fewer), group, adults, stands)]).toBeLessThanOrEqual(sight)
      expect(rank[sightOf(person(...all), group, adults, false)]).toBeLessThanOrEqual(sight)
      expect(rank[sightOf(person(...all), group, [], stands)]).toBeLessThanOrEqual(sight)
      if (isResponsible(person(...fewer), group, adults))
        expect(isResponsible(person(...all), group, adults)).toBe(true)
    }),
  )
})
