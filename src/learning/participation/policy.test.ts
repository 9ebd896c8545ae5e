import { expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayDecideFor, mayKeepList, mayKeepSeats, mayReadName, mayWithdraw } from './policy.ts'

const [museum, other, mother, wren] = ['museum', 'other', 'mother', 'wren'] as Id[] as [Id, Id, Id, Id]
const holding = (role: Role, organisation: Id | null): Actor => ({
  kind: 'person',
  person: mother,
  roles: [{ role, organisation }],
})

test.each([
  ['its host', holding('host', museum), true, true],
  ['its coordinator', holding('coordinator', museum), true, true],
  ['its educator', holding('educator', museum), false, false],
  ['another house’s host', holding('host', other), false, false],
  // Seats are numbers; who comes is nobody's above the house.
  ['a steward', holding('steward', null), true, false],
  ['an operator’s link', { kind: 'operator', session: other } as Actor, true, false],
  ['a visitor', { kind: 'visitor' } as Actor, false, false],
])('%s', (_who, by, seats, list) => {
  expect(mayKeepSeats(by, museum)).toBe(seats)
  expect(mayKeepList(by, museum)).toBe(list)
})

test.each([
  ['the child', wren, false, false, true],
  ['a young person', wren, true, true, true],
  ['a guardian', mother, false, true, true],
  ['a stranger', other, true, false, false],
])('%s asks for a place and gives it back', (_who, person, decides, asks, withdraws) => {
  const standing = { personId: wren, guardians: [mother], decides }
  const by: Actor = { kind: 'person', person, roles: [] }
  expect(mayDecideFor(by, standing)).toBe(asks)
  expect(mayWithdraw(by, standing)).toBe(withdraws)
})

test('of a hidden child no name is read', () => {
  expect(mayReadName({ protected: true })).toBe(false)
  expect(mayReadName({ protected: false })).toBe(true)
})
