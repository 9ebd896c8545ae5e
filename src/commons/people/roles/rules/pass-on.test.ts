import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { rolesToday } from '../../rules/roles-today.ts'
import type { RoleGiven } from '../../words.ts'
import { delegableRoles } from '../words.ts'
import { decideDelegation, decideHandOver, type Successor } from './pass-on.ts'

const today = '2026-06-17' as Day
const museum = 'museum' as Id
const role = (edit: Partial<RoleGiven> = {}): RoleGiven => ({
  id: 'role' as Id,
  personId: 'ash' as Id,
  role: 'educator',
  organisationId: museum,
  fromOn: '2026-01-01' as Day,
  untilOn: null,
  endedAt: null,
  delegatedBy: null,
  ...edit,
})
const birch = (edit: Partial<Successor> = {}): Successor => ({
  personId: 'birch' as Id,
  birth: { year: 1990, month: 1 },
  roles: [role({ id: 'other' as Id, personId: 'birch' as Id, role: 'host' })],
  ...edit,
})
const days = (fromOn: string, untilOn: string) => ({
  roleId: 'role' as Id,
  toPersonId: 'birch' as Id,
  fromOn: fromOn as Day,
  untilOn: untilOn as Day,
})
const holiday = days('2026-07-01', '2026-07-21')

describe('somebody stands in for a holiday', () => {
  test('with the same role, for these days, said to be in whose place', () => {
    expect(decideDelegation(role(), holiday, birch(), today)).toEqual({
      ok: true,
      value: {
        personId: 'birch',
        role: 'educator',
        organisationId: museum,
        fromOn: '2026-07-01',
        untilOn: '2026-07-21',
        delegatedBy: 'ash',
      },
    })
  })
  test.each([
    [
      'what is held for another',
      role({ delegatedBy: 'cedar' as Id }),
      holiday,
      birch(),
      'people.role-held-for-another',
    ],
    ['a seat of oversight', role({ role: 'auditor' }), holiday, birch(), 'people.role-held-in-person'],
    ['a role that has ended', role({ untilOn: '2026-06-01' as Day }), holiday, birch(), 'people.role-not-running'],
    ['to oneself', role(), holiday, birch({ personId: 'ash' as Id }), 'people.role-to-oneself'],
    ['to a child', role(), holiday, birch({ birth: { year: 2012, month: 1 } }), 'people.role-to-a-minor'],
    ['to somebody of unknown age', role(), holiday, birch({ birth: null }), 'people.role-to-a-minor'],
    ['to a stranger', role(), holiday, birch({ roles: [] }), 'people.role-to-a-stranger'],
    [
      'to somebody of another house',
      role(),
      holiday,
      birch({ roles: [role({ organisationId: 'elm' as Id })] }),
      'people.role-to-a-stranger',
    ],
    ['backwards', role(), days('2026-07-21', '2026-07-01'), birch(), 'people.role-until-before-from'],
    ['for a year', role(), days('2026-07-01', '2027-07-01'), birch(), 'people.delegation-too-long'],
    ['after its end', role({ untilOn: '2026-07-10' as Day }), holiday, birch(), 'people.delegation-outside-the-role'],
    ['in the past', role(), days('2026-05-01', '2026-05-09'), birch(), 'people.delegation-outside-the-role'],
    [
      'to who holds it already',
      role(),
      holiday,
      birch({ roles: [role({ personId: 'birch' as Id })] }),
      'people.role-given-already',
    ],
  ])('not %s', (_what, held, form, to, refusal) =>
    expect(decideDelegation(held, form, to, today)).toMatchObject({ refusal }),
  )
})

describe('a role is handed over', () => {
  const on = (fromOn: string) => ({ roleId: 'role' as Id, toPersonId: 'birch' as Id, fromOn: fromOn as Day })
  test('from a day on: no day is without and none is held twice', () => {
    expect(decideHandOver(role({ untilOn: '2026-12-31' as Day }), on('2026-07-01'), birch(), today)).toMatchObject({
      value: { lastOn: '2026-06-30', draft: { fromOn: '2026-07-01', untilOn: '2026-12-31', delegatedBy: null } },
    })
  })
  test('to who stood in for it so far', () => {
    const lent = role({ id: 'lent' as Id, personId: 'birch' as Id, delegatedBy: 'ash' as Id })
    const to = birch({ roles: [...birch().roles, lent] })
    expect(decideHandOver(role(), on('2026-07-01'), to, today).ok).toBe(true)
  })
  test('not yesterday', () => {
    expect(decideHandOver(role(), on('2026-06-16'), birch(), today)).toMatchObject({
      refusal: 'people.delegation-outside-the-role',
    })
  })
})

test('whatever is lent, nobody holds by it more or longer than the lender, and it says whose it is', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10) as Day)
  const kinds = fc.constantFrom<Role>(...roles)
  fc.assert(
    fc.property(kinds, day, fc.option(day), day, day, fc.boolean(), (kind, fromOn, untilOn, a, b, isLent) => {
      const held = role({ role: kind, fromOn, untilOn, delegatedBy: isLent ? ('cedar' as Id) : null })
      const lent = decideDelegation(held, days(a, b), birch(), today)
      if (!lent.ok) return
      expect(isLent).toBe(false)
      expect(delegableRoles as readonly string[]).toContain(kind)
      const of = (day: Day) => rolesToday([{ ...lent.value, id: 'new' as Id, endedAt: null }], day)
      for (const on of [a, b, fromOn, today]) {
        if (of(on).length === 0) continue
        expect(rolesToday([held], on)).toHaveLength(1)
        expect(of(on)).toEqual([{ role: kind, organisation: museum, standingInFor: 'ash' }])
      }
    }),
  )
})
