import { addDays, dayNumber, type Day } from '#kernel/instant.ts'
import type { When } from '../../words.ts'
import type { SessionToType } from './typed-times.ts'
import { untilOf } from './read-when.ts'

const daysInYear = 365.2425

/**
 * Law: what is done again a year later keeps its weekday: every day moves by as many whole weeks as come nearest to the
 * years that bring its first day to today or later. The days left out last year are not this year's, and fall away.
 */
export function inThisSeason(sessions: readonly SessionToType[], today: Day): SessionToType[] {
  const shift = seasonShift(
    sessions.flatMap(({ session: { when } }) => when.startOn ?? []),
    today,
  )
  return sessions.map((one) => ({ ...one, session: { ...one.session, when: moved(one.session.when, shift) } }))
}

/** In days, a multiple of seven; 0 where the first of them is still to come. */
export function seasonShift(days: readonly Day[], today: Day): number {
  const first = days.toSorted()[0]
  if (first === undefined || first >= today) return 0
  let years = 0
  let shift = 0
  while (dayNumber(first) + shift < dayNumber(today)) {
    years += 1
    shift = Math.round((years * daysInYear) / 7) * 7
  }
  return shift
}

function moved(when: When, shift: number): When {
  const later = (day: Day): Day => addDays(day, shift)
  if (when.form === 'dated') return { ...when, startOn: later(when.startOn), endOn: later(when.endOn) }
  if (when.form === 'span') {
    return { ...when, startOn: when.startOn && later(when.startOn), endOn: when.endOn && later(when.endOn) }
  }
  const until = untilOf(when.rule)
  const rule = until ? when.rule.replace(/UNTIL=[^;]*/, `UNTIL=${later(until).replaceAll('-', '')}`) : when.rule
  return { ...when, startOn: later(when.startOn), rule, except: shift === 0 ? when.except : [] }
}
