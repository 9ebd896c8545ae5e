import { addDays, dayNumber, type Day } from '#kernel/instant.ts'
import type { Session } from '../../words.ts'
import type { ExpandRule } from './rows.ts'
import { openEnd, openStart } from './segment.ts'

/** A day, or days without a gap, on which a session happens; a span's days are not stated. */
export interface Occurrence {
  readonly first: number
  readonly last: number
  readonly span: boolean
}

/** How far rules are told ahead: a school year and its summer. */
export const horizonDays = 400

/** The occurrences that are not over on `today`; an open end is far away. A span of one day states its day. */
export function occurrencesOf(
  { when, timeZone }: Pick<Session, 'when' | 'timeZone'>,
  today: Day,
  expandRule: ExpandRule,
): Occurrence[] {
  const now = dayNumber(today)
  if (when.form === 'rule') {
    const days = expandRule(when, timeZone, today, addDays(today, horizonDays))
    return days.map((day) => ({ first: dayNumber(day), last: dayNumber(day), span: false }))
  }
  const first = when.startOn === null ? openStart : dayNumber(when.startOn)
  const last = when.endOn === null ? openEnd : dayNumber(when.endOn)
  return last < now ? [] : [{ first, last, span: when.form === 'span' && first !== last }]
}
