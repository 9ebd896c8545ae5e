import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { RoleDraft, RoleGiven } from '../words.ts'
import { decideRole } from './decide-role.ts'
import { rolesToday } from './roles-today.ts'

const library = '0192b3f0-0000-7000-8000-000000000001' as Id
const someone = '0192b3f0-0000-7000-8000-00000000000a' as Id
const draft = (fromOn: string, untilOn: string | null, organisationId: Id | null = library): RoleDraft => ({
  personId: someone,
  role: 'host',
  organisationId,
  fromOn: fromOn as Day,
  untilOn: untilOn as Day | null,
  delegatedBy: null,
})
const given = (fromOn: string, untilOn: string | null): RoleGiven => ({
  ...draft(fromOn, untilOn),
  id: someone,
  endedAt: null,
})

describe('a role runs from its first to its last day, both included', () => {
  test.each([
    ['the day before', '2026-05-31', 0],
    ['the first day', '2026-06-01', 1],
    ['the last day', '2026-06-30', 1],
    ['the day after', '2026-07-01', 0],
  ] as const)('%s', (_when, today, count) => {
    expect(rolesToday([given('2026-06-01', '2026-06-30')], today as Day)).toHaveLength(count)
  })
  test('without an end it goes on', () =>
    expect(rolesToday([given('2026-06-01', null)], '2040-01-01' as Day)).toHaveLength(1))
})

describe('nobody holds the same role twice on one day', () => {
  test.each([
    ['ends before it begins', draft('2026-06-10', '2026-06-01'), 'people.role-until-before-from'],
    ['overlaps', draft('2026-06-30', null), 'people.role-given-already'],
    ['lies around it', draft('2026-01-01', '2026-12-31'), 'people.role-given-already'],
  ] as const)('%s', (_what, asked, refusal) => {
    expect(decideRole(asked, [given('2026-06-01', '2026-06-30')])).toMatchObject({ refusal })
  })
  test.each([
    ['before', draft('2026-05-01', '2026-05-31')],
    ['after', draft('2026-07-01', null)],
    ['for another organisation', draft('2026-06-10', null, null)],
  ] as const)('%s it is another', (_what, asked) => {
    expect(decideRole(asked, [given('2026-06-01', '2026-06-30')]).ok).toBe(true)
  })
})
