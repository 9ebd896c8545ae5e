import { expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { reachOfContact } from './reach-of-contact.ts'

const [museum, barn] = ['0192b3f0-0000-7000-8000-000000000001', '0192b3f0-0000-7000-8000-000000000002'] as [Id, Id]
const as = (role: Role, organisation: Id | null): Actor => ({
  kind: 'person',
  person: '0192b3f0-0000-7000-8000-000000000003' as Id,
  roles: [{ role, organisation }],
})
const adults = { isMinor: false, applicantIsMinor: false, organisationId: museum }

test('P15 each paper and the name are for the office and the house that asks, and for nobody because they decide', () => {
  expect(reachOfContact(as('steward', null), adults)).toBe('each-paper')
  expect(reachOfContact({ kind: 'operator', session: museum }, adults)).toBe('each-paper')
  expect(reachOfContact(as('coordinator', museum), adults)).toBe('each-paper')
  expect(reachOfContact(as('coordinator', barn), adults)).toBe('whether')
  for (const role of ['council-member', 'youth-reviewer', 'auditor', 'educator'] as const) {
    expect(reachOfContact(as(role, null), adults)).toBe('whether')
  }
  expect(reachOfContact({ kind: 'person', person: museum, roles: [] }, adults)).toBe('whether')
  expect(reachOfContact(as('coordinator', null), { ...adults, organisationId: null })).toBe('each-paper')
})

test('P15 no minor reads an adult’s papers, and no adult who decides a minor’s, whatever their roles', () => {
  expect(reachOfContact(as('steward', null), { ...adults, isMinor: true })).toBe('whether')
  expect(reachOfContact(as('steward', null), { ...adults, applicantIsMinor: true })).toBe('who')
  expect(reachOfContact(as('coordinator', museum), { ...adults, applicantIsMinor: true })).toBe('who')
  expect(reachOfContact(as('steward', null), { ...adults, isMinor: true, applicantIsMinor: true })).toBe('whether')
})
