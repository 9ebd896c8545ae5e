import { addDays, isDay, isWallTime, weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { When } from '#learning/catalogue'
import { parseRule } from '#standards/recurrence/parse-rule.ts'
import { weekdays, type Repair, type RowRefusalReason } from '../../words.ts'
import { remembered } from './value.ts'

export interface Stated {
  readonly startOn: Day | null
  readonly startTime: WallTime | null
  readonly endOn: Day | null
  readonly endTime: WallTime | null
  /** RFC 5545, without UNTIL when `endOn` says it. */
  readonly rule: string | null
  readonly except: readonly Day[]
}

export interface Decided {
  readonly when: When
  readonly repaired: readonly Repair[]
}

/**
 * What a row says of its time becomes a dated occurrence, a rule, or a span. One day is dated. Two different days are
 * a span, for nobody said which days between, except one night into the next morning. An end so many years after its
 * start that nobody plans it (2050, "always on") is no end.
 */
export function decideWhen(stated: Stated, openEndAfterYears: number): Result<Decided, RowRefusalReason> {
  const { startOn, startTime, endTime } = stated
  const isOpen = stated.endOn !== null && isNoEnd(startOn, stated.endOn, openEndAfterYears)
  const repaired: Repair[] = isOpen ? ['open-end'] : []
  const endOn = isOpen ? null : stated.endOn
  if (startOn !== null && endOn !== null && endOn < startOn) return refuse('end-before-start')
  if (stated.rule !== null && startOn !== null) return decideRule({ ...stated, startOn, endOn }, repaired)
  if (startOn === null) return accept({ when: { form: 'span', startOn, endOn }, repaired })
  if (isOpen) return accept({ when: { form: 'span', startOn, endOn }, repaired })
  const lastOn = endOn ?? startOn
  const intoMorning = lastOn === addDays(startOn, 1) && startTime !== null && endTime !== null && endTime <= startTime
  if (lastOn !== startOn && !intoMorning) return accept({ when: { form: 'span', startOn, endOn: lastOn }, repaired })
  // An end at or before its start on the same day is the filler of a form (23:59 became 00:00), not a time.
  const saneEnd = lastOn === startOn && startTime !== null && endTime !== null && endTime <= startTime ? null : endTime
  const dated = {
    form: 'dated',
    startOn,
    startTime,
    endOn: lastOn,
    endTime: startTime === null ? null : saneEnd,
  } as const
  return accept({ when: dated, repaired })
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

const isNoEnd = (startOn: Day | null, endOn: Day, afterYears: number): boolean =>
  startOn === null ? endOn >= '2050-01-01' : yearOf(endOn) - yearOf(startOn) >= afterYears

function decideRule(
  stated: Stated & { readonly startOn: Day },
  repaired: readonly Repair[],
): Result<Decided, RowRefusalReason> {
  const rule = stated.rule!.replace(/^RRULE:/i, '').toUpperCase()
  if (!parseRule(rule).ok) return refuse('rule-unreadable')
  const startOn = firstOf(rule, stated.startOn)
  const hasEnd = /;(UNTIL|COUNT)=/.test(rule)
  const until = hasEnd || stated.endOn === null ? '' : `;UNTIL=${stated.endOn.replaceAll('-', '')}`
  if (stated.endOn !== null && startOn > stated.endOn) {
    return accept({ when: { form: 'span', startOn: stated.startOn, endOn: stated.endOn }, repaired })
  }
  const when: When = {
    form: 'rule',
    startOn,
    startTime: stated.startTime,
    endTime: stated.endTime,
    rule: rule + until,
    except: stated.except,
  }
  return accept({ when, repaired: startOn === stated.startOn ? repaired : [...repaired, 'rule-start-moved'] })
}

/** RFC 5545, 3.8.5.3: DTSTART should be an occurrence of its own rule; feeds write the first day of the season instead. */
function firstOf(rule: string, startOn: Day): Day {
  const days = /;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)(?:;|$)/.exec(rule)?.[1]?.split(',')
  if (!days || !rule.startsWith('FREQ=WEEKLY')) return startOn
  for (let step = 0; step < 7; step += 1) {
    const day = addDays(startOn, step)
    if (days.includes(weekdays[weekdayOf(day) - 1]!)) return day
  }
  return startOn
}

const isKnownDay = remembered(isDay)

export const dayOrNull = (text: string | null): Day | null => (text !== null && isKnownDay(text) ? (text as Day) : null)
export const timeOrNull = (text: string | null): WallTime | null => (text !== null && isWallTime(text) ? text : null)
