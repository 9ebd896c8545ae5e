import type { WallTime, Day } from '#kernel/instant.ts'
import { parseRule } from '../recurrence/parse-rule.ts'
import type { HsdsSchedule } from './words.ts'

/** A page of a list as the API answers it. */
export interface HsdsPage<Content> {
  readonly total_items: number
  readonly total_pages: number
  readonly page_number: number
  readonly size: number
  readonly first_page: boolean
  readonly last_page: boolean
  readonly empty: boolean
  readonly contents: readonly Content[]
}

/** @param pageNumber from 1; a page after the last is empty and still says how many there are */
export function hsdsPage<Content>(
  contents: readonly Content[],
  total: number,
  pageNumber: number,
  perPage: number,
): HsdsPage<Content> {
  const pages = Math.max(1, Math.ceil(total / perPage))
  return {
    total_items: total,
    total_pages: pages,
    page_number: pageNumber,
    size: contents.length,
    first_page: pageNumber === 1,
    last_page: pageNumber >= pages,
    empty: contents.length === 0,
    contents,
  }
}

/** What `GET /` of the API says of itself. */
export const hsdsRoot = (openapiUrl: string, profile = 'https://docs.openreferral.org/en/3.0/') => ({
  version: '3.0',
  profile,
  openapi_url: openapiUrl,
})

export interface RuleToTell {
  readonly id: string
  readonly startOn: Day
  readonly startTime: WallTime | null
  readonly endTime: WallTime | null
  readonly rule: string
}

/**
 * A rule of RFC 5545 as an HSDS schedule. HSDS knows WEEKLY and MONTHLY; daily is every weekday of every week, and
 * yearly is told in words only (`description`), since a wrong rule is worse than none.
 */
export function hsdsSchedule({ id, startOn, startTime, endTime, rule }: RuleToTell): HsdsSchedule {
  const times = { ...(startTime ? { opens_at: startTime } : {}), ...(endTime ? { closes_at: endTime } : {}) }
  const parsed = parseRule(rule)
  if (!parsed.ok) return { id, dtstart: startOn, ...times }
  const { frequency, interval, count, until, text } = parsed.value
  const end = until ? { until: until.on, valid_to: until.on } : {}
  const part = (name: string): string | undefined => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(text)?.[1]
  const unsaid = ['BYMONTH', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'].some((name) => part(name) !== undefined)
  const daily = frequency === 'DAILY' && interval === 1 && count === null
  if (frequency === 'YEARLY' || unsaid || (frequency === 'DAILY' && !daily))
    return { id, dtstart: startOn, ...end, ...times, description: text }
  const byday = part('BYDAY') ?? (daily ? 'MO,TU,WE,TH,FR,SA,SU' : undefined)
  const bymonthday = part('BYMONTHDAY')
  return {
    id,
    freq: frequency === 'MONTHLY' ? 'MONTHLY' : 'WEEKLY',
    ...(interval > 1 ? { interval } : {}),
    ...(byday ? { byday } : {}),
    ...(bymonthday ? { bymonthday } : {}),
    dtstart: startOn,
    valid_from: startOn,
    ...end,
    ...(count === null ? {} : { count }),
    ...times,
  }
}
