import { expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayEndLink, mayRestore, mayServe, maySuspend, mayVouch, mayWorkAtDesk, type Served } from './policy.ts'

const [library, child, guardian, someone] = ['library', 'child', 'guardian', 'someone'] as unknown as readonly [
  Id,
  Id,
  Id,
  Id,
]
const as = (role: Role | null, person = someone, organisation: Id | null = library): Actor => ({
  kind: 'person',
  person,
  roles: role === null ? [] : [{ role, organisation }],
})
const known = (servedBy: readonly Id[]): Served => ({ servedBy, protected: false, named: [] })
const link = { childId: child, guardianId: guardian }
const operator: Actor = { kind: 'operator', session: someone }
const house: Actor = { kind: 'system', because: 'a job' }

test.each([
  ['a visitor', { kind: 'visitor' } as Actor, [false, false, false, false, false]],
  ['somebody', as(null), [false, false, false, false, false]],
  ['a learner', as('learner'), [false, false, false, false, false]],
  ['the guardian', as('guardian', guardian, null), [false, false, false, false, true]],
  ['an educator', as('educator'), [true, true, false, false, false]],
  ['a coordinator', as('coordinator'), [true, true, true, true, false]],
  ['a coordinator who is the guardian', as('coordinator', guardian), [true, true, true, false, true]],
  ['a steward', as('steward', someone, null), [true, true, true, true, true]],
  ['an operator’s link, which names nobody', operator, [true, true, true, false, true]],
  ['the house itself', house, [true, true, false, false, true]],
] as const)('P9 %s: serves, vouches, suspends, restores, ends', (_who, by, expected) => {
  const served = known([library])
  const may = [
    mayServe(by, served),
    mayVouch(by, library, served),
    maySuspend(by, served),
    mayRestore(by, link, served),
  ]
  expect([...may, mayEndLink(by, link)]).toEqual(expected)
})

test('an organisation’s desk vouches for that organisation alone', () => {
  const museum = 'museum' as unknown as Id
  expect(mayVouch(as('host'), museum, known([library, museum]))).toBe(false)
  expect(mayVouch(as('host'), null, known([library]))).toBe(false)
})

test('a role at an organisation that does not know the child opens nothing', () => {
  expect(mayWorkAtDesk(as('host'))).toBe(true)
  for (const role of ['host', 'educator', 'courier', 'coordinator'] as const) {
    expect(mayServe(as(role), known([]))).toBe(false)
    expect(mayVouch(as(role), library, known([]))).toBe(false)
    expect(maySuspend(as(role), known([]))).toBe(false)
  }
})
