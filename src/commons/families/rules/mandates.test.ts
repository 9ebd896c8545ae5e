import { expect, test } from 'vitest'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { familiesSettings, type Mandate } from '../words.ts'
import { decideMandate, mandateFor, runsOn } from './mandates.ts'

const mandate: Mandate = {
  id: 'm' as Id,
  childId: 'c' as Id,
  linkId: 'l' as Id,
  organisationId: 'o' as Id,
  scope: ['taking-part', 'account'],
  fromOn: '2026-06-01' as Day,
  untilOn: '2026-08-31' as Day,
  recordedHow: 'signed-form',
  recordedBy: null,
  endedAt: null,
}
const settings = familiesSettings.parse({ purposes: ['account', 'taking-part', 'photos'], mandateDays: 100 })

test.each([
  ['the day before', '2026-05-31', null, false],
  ['its first day', '2026-06-01', null, true],
  ['its last day', '2026-08-31', null, true],
  ['the day after', '2026-09-01', null, false],
  ['ended by somebody’s word', '2026-07-01', 5, false],
])('a mandate on %s', (_when, today, endedAt, runs) => {
  expect(runsOn({ ...mandate, endedAt: endedAt as Instant | null }, today as Day)).toBe(runs)
})

test.each([
  ['one of its questions', 'l', ['account'], 'm'],
  ['all of them', 'l', ['account', 'taking-part'], 'm'],
  ['one more than it names', 'l', ['account', 'photos'], null],
  ['another guardian’s word', 'other', ['account'], null],
] as const)('a mandate carries %s', (_what, linkId, purposes, found) => {
  expect(mandateFor([mandate], { linkId: linkId as Id, purposes }, '2026-07-01' as Day)?.id ?? null).toBe(found)
})

test.each([
  ['a summer', ['account'], '2026-08-31', true],
  ['what this place does not ask', ['research'], '2026-08-31', 'families.mandate-names-nothing'],
  ['nothing', [], '2026-08-31', 'families.mandate-names-nothing'],
  ['longer than the place allows', ['account'], '2026-12-31', 'families.mandate-too-long'],
  ['a day that has been', ['account'], '2026-06-30', 'families.mandate-too-long'],
] as const)('a mandate for %s', (_what, scope, untilOn, expected) => {
  const decided = decideMandate({ scope, untilOn: untilOn as Day }, settings, '2026-07-01' as Day)
  expect(decided.ok || decided.refusal).toBe(expected)
})
