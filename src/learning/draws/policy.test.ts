import { expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayAuditRows, mayConfirm, mayLead, mayReadReceipt, mayWishFor } from './policy.ts'

const [museum, library, child, mother, stranger] = [
  'museum',
  'library',
  'child',
  'mother',
  'stranger',
] as unknown as Id[]
const actor = (person: Id, role?: Role, organisation: Id | null = null): Actor => ({
  kind: 'person',
  person,
  roles: role === undefined ? [] : [{ role, organisation }],
})

test('who leads a draw works for every house in it, or for the place', () => {
  const host = actor(stranger!, 'host', museum)
  expect(mayLead(host, [museum!])).toBe(true)
  expect(mayLead(host, [museum!, library!])).toBe(false)
  expect(mayLead(host, [])).toBe(false)
  expect(mayLead(actor(stranger!, 'steward'), [museum!, library!])).toBe(true)
  expect(mayLead(actor(stranger!, 'mentor', museum), [museum!])).toBe(false)
})

test('an auditor reads the number and the rows, and leads nothing; a host reads no row', () => {
  const auditor = actor(stranger!, 'auditor')
  expect([mayLead(auditor, [museum!]), mayConfirm(auditor, [museum!]), mayAuditRows(auditor)]).toEqual([
    false,
    true,
    true,
  ])
  const host = actor(stranger!, 'host', museum)
  expect([mayConfirm(host, [museum!]), mayAuditRows(host)]).toEqual([true, false])
  expect(mayAuditRows(actor(stranger!, 'coordinator'))).toBe(false)
})

test('a guardian wishes for a child, the child reads what became of it, nobody else does either', () => {
  const standing = { personId: child!, guardians: [mother!], decides: false }
  const may = (by: Actor) => [mayWishFor(by, standing), mayReadReceipt(by, standing)]
  expect(may(actor(mother!))).toEqual([true, true])
  expect(may(actor(child!))).toEqual([false, true])
  expect(may(actor(stranger!, 'steward'))).toEqual([false, false])
  expect(may({ kind: 'visitor' })).toEqual([false, false])
  expect(mayWishFor(actor(child!), { ...standing, decides: true })).toBe(true)
})
