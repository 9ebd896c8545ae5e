import { isDay, type Day, type WallTime } from '#kernel/instant.ts'
import { text, type Node } from '../schema-org/node.ts'

export interface ScheduleTime {
  readonly startOn: Day | null
  readonly endOn: Day | null
  readonly startTime: WallTime | null
  readonly endTime: WallTime | null
  /** RFC 5545; null when the schedule says from when to when only. */
  readonly rule: string | null
}

/**
 * A schedule of HSDS 3.0 as wall time and a rule. It is a rule in parts: freq (WEEKLY, MONTHLY), interval, byday,
 * bymonthday, until or count; valid_to ends it too. byyearday and byweekno mean nothing with those and are passed over.
 */
export function timeOfSchedule(schedule: Node): ScheduleTime {
  const startOn = dayOf(schedule, 'dtstart') ?? dayOf(schedule, 'valid_from')
  const ends = [dayOf(schedule, 'until'), dayOf(schedule, 'valid_to')].filter((day) => day !== null).sort()
  const endOn = ends[0] ?? null
  return {
    startOn,
    endOn,
    startTime: timeOf(schedule, 'opens_at'),
    endTime: timeOf(schedule, 'closes_at'),
    rule: ruleOf(schedule, endOn),
  }
}

function ruleOf(schedule: Node, endOn: Day | null): string | null {
  const frequency = text(schedule, 'freq').toUpperCase()
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(frequency)) return null
  const parts = [`FREQ=${frequency}`]
  const interval = text(schedule, 'interval')
  if (/^\d+$/.test(interval) && Number(interval) > 1) parts.push(`INTERVAL=${interval}`)
  const byDay = text(schedule, 'byday').toUpperCase().replace(/\s/g, '')
  if (/^(?:[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU),?)+$/.test(byDay)) parts.push(`BYDAY=${byDay.replace(/,$/, '')}`)
  const byMonthDay = text(schedule, 'bymonthday').replace(/\s/g, '')
  if (frequency === 'MONTHLY' && /^(?:-?\d{1,2},?)+$/.test(byMonthDay))
    parts.push(`BYMONTHDAY=${byMonthDay.replace(/,$/, '')}`)
  const count = text(schedule, 'count')
  if (endOn !== null) parts.push(`UNTIL=${endOn.replaceAll('-', '')}`)
  else if (/^[1-9]\d*$/.test(count)) parts.push(`COUNT=${count}`)
  return parts.join(';')
}

function dayOf(schedule: Node, key: string): Day | null {
  const day = text(schedule, key).slice(0, 10)
  return isDay(day) ? day : null
}

function timeOf(schedule: Node, key: string): WallTime | null {
  return (/^(?:[01]\d|2[0-3]):[0-5]\d/.exec(text(schedule, key))?.[0] ?? null) as WallTime | null
}
