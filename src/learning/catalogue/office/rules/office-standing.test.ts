import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { officeStanding } from './office-standing.ts'

const today = '2026-06-17' as Day
const open = {
  mergedInto: null,
  withdrawn: false,
  publication: 'published',
  hostRests: false,
  lapsesOn: null,
  liveSessions: 2,
  lastOn: null,
} as const

test.each([
  ['public', {}],
  ['public', { lapsesOn: today, lastOn: today }],
  ['lapsed', { lapsesOn: '2026-06-16' as Day }],
  ['over', { lastOn: '2026-06-16' as Day }],
  ['over', { lastOn: '2026-06-16' as Day, lapsesOn: '2026-06-16' as Day }],
  ['empty', { liveSessions: 0 }],
  ['waiting', { publication: 'proposed' as const }],
  ['not-let-through', { publication: 'refused' as const }],
  ['not-let-through', { publication: 'reversed' as const, hostRests: true }],
  ['resting', { hostRests: true, liveSessions: 0 }],
  ['withdrawn', { withdrawn: true, publication: 'proposed' as const, liveSessions: 0 }],
  ['folded', { mergedInto: 'x' as Id, withdrawn: true }],
])('%s: %o', (standing, parts) => {
  expect(officeStanding({ ...open, ...parts }, today)).toBe(standing)
})
