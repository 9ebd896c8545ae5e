import { describe, expect, test } from 'vitest'
import { holdsRole, inTrail, isHumanOfOffice, isOfOffice, type Actor, type HeldRole } from './actor.ts'
import type { Id } from './id.ts'

const library = '0192b3f0-0000-7000-8000-000000000001' as Id
const museum = '0192b3f0-0000-7000-8000-000000000002' as Id
const person = (...roles: HeldRole[]): Actor => ({
  kind: 'person',
  person: '0192b3f0-0000-7000-8000-00000000000a' as Id,
  roles,
})
const visitor: Actor = { kind: 'visitor' }
const system: Actor = { kind: 'system', because: 'a test' }
const operator: Actor = { kind: 'operator', session: museum }

describe('a role is held for an organisation, or for the ecosystem as a whole', () => {
  const host = person({ role: 'host', organisation: library })
  test.each([
    ['for any organisation', undefined, true],
    ['for its own', library, true],
    ['for another', museum, false],
    ['for the whole ecosystem', null, false],
  ] as const)('%s', (_where, organisation, holds) => {
    expect(holdsRole(host, 'host', organisation)).toBe(holds)
  })
  test('and no other role with it', () => expect(holdsRole(host, 'steward')).toBe(false))
})

test.each([
  ['a visitor', visitor, false, false],
  ['the house itself', system, true, false],
  ['an operator with a link', operator, true, true],
  ['a person without a role', person(), false, false],
  ['a learner', person({ role: 'learner', organisation: null }), false, false],
  ['a steward', person({ role: 'steward', organisation: null }), true, true],
  ['a coordinator of one organisation only', person({ role: 'coordinator', organisation: library }), false, false],
] as const)('the office: %s', (_who, by, office, human) => {
  expect(isOfOffice(by)).toBe(office)
  expect(isHumanOfOffice(by)).toBe(human)
})

test('the trail keeps who, never the roles', () => {
  expect(inTrail(person({ role: 'steward', organisation: null }))).toEqual({
    kind: 'person',
    person: '0192b3f0-0000-7000-8000-00000000000a',
  })
  expect(inTrail(operator)).toBe(operator)
})
