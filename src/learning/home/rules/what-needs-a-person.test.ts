import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { whatNeedsAPerson, type DayCounted } from './what-needs-a-person.ts'

const now = instant(Date.parse('2026-06-20T09:00Z'))
const hours = (count: number) => instant(now + count * 3_600_000)
const day = (more: Partial<DayCounted> = {}): DayCounted => ({
  occasionId: 'a' as Id,
  opportunityId: 'b' as Id,
  title: { sourceLanguage: 'en', texts: { en: 'Moths' } },
  fallsOn: '2026-06-27' as Day,
  startsAt: hours(168),
  endsAt: hours(170),
  timeZone: 'Europe/Berlin',
  seats: 9,
  minimum: null,
  placed: 3,
  held: 0,
  waiting: 0,
  came: 0,
  unmarked: 0,
  ...more,
})
const today = '2026-06-20' as Day
const needs = (days: DayCounted[], withoutAdult = 0, lacking = 0) =>
  whatNeedsAPerson({ days, withoutAdult, lacking }, today, now).map(({ need, count }) => `${need} ${count}`)

test('the nearest first: today, what was left open, who may not be there, too few, held', () => {
  const days = [
    day({ held: 2 }),
    day({ minimum: 5 }),
    day({ fallsOn: today, startsAt: hours(-1), endsAt: hours(1) }),
    day({ fallsOn: '2026-06-19' as Day, startsAt: hours(-26), endsAt: hours(-24), unmarked: 3 }),
  ]
  expect(needs(days, 1, 2)).toEqual(['list 3', 'unmarked 3', 'no-adult 1', 'lacking 2', 'too-few 2', 'held 2'])
})

test('nothing needs anybody where all is well, nor a minimum that is far away', () => {
  expect(needs([day(), day({ minimum: 3 }), day({ minimum: 9, startsAt: hours(400), endsAt: hours(402) })])).toEqual([])
})
