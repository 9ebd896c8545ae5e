import { expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { housesKept, mayBlock, mayKeepVisits, mayPlan, maySeeSchool, maySpeakFor, schoolsSeen } from './policy.ts'

const [school, museum, me] = ['s', 'm', 'p'] as [Id, Id, Id]
const by = (role: Role, organisation: Id | null): Actor => ({
  kind: 'person',
  person: me,
  roles: [{ role, organisation }],
})
const [ofSchool, ofMuseum] = [
  { id: school, kind: 'school' },
  { id: museum, kind: 'museum' },
]
const ofClass = { organisationId: school, adultIds: [me] }

test.each([
  ['a host keeps their own house', mayKeepVisits(by('host', museum), museum), true],
  ['and no other', mayKeepVisits(by('host', school), museum), false],
  ['a visitor keeps nothing', mayKeepVisits({ kind: 'visitor' }, museum), false],
  ['an educator who answers for the class speaks for it', maySpeakFor(by('educator', school), ofClass), true],
  ['one who does not, not', maySpeakFor(by('educator', school), { ...ofClass, adultIds: [] }), false],
  ['whose role ended, not', maySpeakFor(by('host', museum), ofClass), false],
  ['a courier of the school sees it', maySeeSchool(by('courier', school), school), true],
  ['a courier of another does not', maySeeSchool(by('courier', museum), school), false],
  ['a courier of the place sees all', maySeeSchool(by('courier', null), school), true],
  ['an educator does not see the school', maySeeSchool(by('educator', school), school), false],
  ['a courier of one school does not plan', mayPlan(by('courier', school)), false],
  ['a courier of the place plans', mayPlan(by('courier', null)), true],
  ['a school blocks its own days', mayBlock(by('coordinator', school), ofSchool), true],
  ['its teachers too', mayBlock(by('educator', school), ofSchool), true],
  ['and a courier of the place', mayBlock(by('courier', null), ofSchool), true],
  ['who blocks no house’s', mayBlock(by('courier', null), ofMuseum), false],
  ['a school blocks nobody else’s', mayBlock(by('coordinator', school), ofMuseum), false],
  ['nor everybody’s', mayBlock(by('coordinator', school), null), false],
  ['a house blocks its own', mayBlock(by('host', museum), ofMuseum), true],
  ['its educators do not', mayBlock(by('educator', museum), ofMuseum), false],
])('%s', (_, may, expected) => {
  expect(may).toBe(expected)
})

test('what is seen and kept follows the roles', () => {
  expect([
    schoolsSeen(by('courier', null)),
    schoolsSeen(by('courier', school)),
    schoolsSeen(by('host', museum)),
  ]).toEqual([null, [school], []])
  expect(housesKept(by('host', museum))).toEqual([museum])
})
