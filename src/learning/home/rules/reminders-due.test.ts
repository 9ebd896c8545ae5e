import { describe, expect, test } from 'vitest'
import { instant, type Instant, type WallTime } from '#kernel/instant.ts'
import type { Lead } from '../words.ts'
import { momentsOf, reminderDue, type Habits } from './reminders-due.ts'

const at = (written: string): Instant => instant(Date.parse(written))
const told = (moments: ReturnType<typeof momentsOf>) =>
  Object.fromEntries(
    Object.entries(moments).map(([lead, moment]) => [lead, new Date(moment).toISOString().slice(0, 16)]),
  )
const habits = (more: Partial<Habits> = {}): Habits => ({
  dayBefore: true,
  hoursBefore: 3,
  dayBeforeAt: '17:00' as WallTime,
  quiet: { from: '21:00' as WallTime, until: '07:00' as WallTime },
  ...more,
})
const berlin = (startsAt: string, since = '2026-01-01T00:00Z') => ({
  startsAt: at(startsAt),
  timeZone: 'Europe/Berlin',
  since: at(since),
})
const sent = (...leads: Lead[]): ReadonlySet<Lead> => new Set(leads)

describe('when a reminder is due', () => {
  test.each([
    ['a Saturday', '2026-06-20T08:00Z', { day: '2026-06-19T15:00', hours: '2026-06-20T05:00' }],
    // The clocks go back at three: the eve is 18 hours before ten o’clock by the wall, 18 of 25 hours.
    [
      'the day after which clocks went back',
      '2026-10-25T09:00Z',
      { day: '2026-10-24T15:00', hours: '2026-10-25T06:00' },
    ],
    ['the day on which clocks go forward', '2026-03-29T08:00Z', { day: '2026-03-28T16:00', hours: '2026-03-29T05:00' }],
    // At 06:30 nothing may be sent in the night before it: it comes an hour before the night begins.
    ['early in the morning', '2026-06-20T04:30Z', { day: '2026-06-19T15:00', hours: '2026-06-19T18:00' }],
  ])('for %s', (_day, startsAt, expected) => {
    expect(told(momentsOf(berlin(startsAt), habits()))).toEqual(expected)
  })

  test('what somebody switched off is never due', () => {
    expect(told(momentsOf(berlin('2026-06-20T08:00Z'), habits({ dayBefore: false, hoursBefore: 0 })))).toEqual({})
  })
})

describe('which reminder is sent', () => {
  const saturday = berlin('2026-06-20T14:00Z')
  test.each([
    ['before it is due, none', '2026-06-19T14:59Z', sent(), null],
    ['on the eve, the one for the day', '2026-06-19T15:00Z', sent(), 'day'],
    ['sent already, none', '2026-06-19T15:10Z', sent('day'), null],
    ['some hours before, the other', '2026-06-20T11:00Z', sent('day'), 'hours'],
    ['a worker that was away sends the last one alone', '2026-06-20T11:30Z', sent(), 'hours'],
    ['and not the first one after it', '2026-06-20T11:40Z', sent('hours'), null],
    ['late, but in time', '2026-06-20T09:00Z', sent(), 'day'],
    ['once it has begun, none', '2026-06-20T14:00Z', sent(), null],
    ['a clock that jumped a year, none', '2027-06-20T14:00Z', sent(), null],
  ] as const)('%s', (_case, now, already, expected) => {
    expect(reminderDue(saturday, habits(), already, at(now))).toBe(expected)
  })

  test('whoever took the place after it was due is not told what they know', () => {
    const fresh = berlin('2026-06-20T14:00Z', '2026-06-20T09:00Z')
    expect(reminderDue(fresh, habits(), sent(), at('2026-06-20T09:10Z'))).toBeNull()
    expect(reminderDue(fresh, habits(), sent(), at('2026-06-20T11:00Z'))).toBe('hours')
  })
})
