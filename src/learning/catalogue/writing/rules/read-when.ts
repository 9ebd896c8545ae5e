import { isDay, isWallTime, weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import type { When } from '../../words.ts'
import { one, type TypedOffer, type WrongField } from '../offer-words.ts'

const letters = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Nothing is planned further ahead than this; a later year is a slip of the hand. */
const furthestYears = 5

type ReadWhen =
  | { readonly ok: true; readonly value: When }
  | { readonly ok: false; readonly wrong: readonly WrongField[] }

/** Once (day and time), every week until a day, or a span whose days are not stated; all on the clocks of the venue. */
export function readWhen(typed: TypedOffer, today: Day): ReadWhen {
  const wrong: WrongField[] = []
  const say = (name: string, reason: string): void =>
    void wrong.push({ name, because: `catalogue.offer-wrong-${reason}` })
  const form = one(typed, 'when')
  const startOn = readDay(one(typed, 'startOn'), today)
  const endOn = readDay(one(typed, 'endOn'), today)
  const startTime = readTime(one(typed, 'startTime'))
  const endTime = readTime(one(typed, 'endTime'))
  if (!['once', 'weekly', 'span'].includes(form)) say('when', 'choice')
  if (startOn === undefined || startOn === null) say('startOn', 'day')
  if (form !== 'span' && startTime === undefined) say('startTime', 'time')
  if (form !== 'span' && endTime === undefined) say('endTime', 'time')
  if (form !== 'span' && startTime && endTime && endTime < startTime) say('endTime', 'times-reversed')
  if (endOn === undefined || (form === 'weekly' && endOn === null)) say('endOn', form === 'weekly' ? 'until' : 'day')
  if (startOn && endOn && endOn < startOn) say('endOn', 'days-reversed')
  if (wrong.length === 0 && (endOn ?? startOn)! < today && form !== 'span') say(endOn ? 'endOn' : 'startOn', 'past')
  if (wrong.length > 0 || !startOn) return { ok: false, wrong }
  if (form === 'span') return { ok: true, value: { form, startOn, endOn: endOn ?? null } }
  const times = { startTime: startTime ?? null, endTime: endTime ?? null }
  if (form === 'once') return { ok: true, value: { form: 'dated', startOn, endOn: endOn ?? startOn, ...times } }
  const rule = `FREQ=WEEKLY;BYDAY=${letters[weekdayOf(startOn) - 1]};UNTIL=${endOn!.replaceAll('-', '')}`
  return { ok: true, value: { form: 'rule', startOn, ...times, rule, except: [] } }
}

/** The last day of a rule this form has written; null for any other rule. */
export function untilOf(rule: string): Day | null {
  const match = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule)
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  return isDay(day) ? day : null
}

/** Null: nothing typed; undefined: no day, or none anybody plans for. */
function readDay(text: string, today: Day): Day | null | undefined {
  const day = text.trim()
  if (day === '') return null
  const far = Number(today.slice(0, 4)) + furthestYears
  return isDay(day) && day >= '2000-01-01' && Number(day.slice(0, 4)) <= far ? day : undefined
}

/** `9:30` is as good as `09:30`. */
function readTime(text: string): WallTime | null | undefined {
  const time = text.trim()
  if (time === '') return null
  const full = /^\d:\d\d$/.test(time) ? `0${time}` : time
  return isWallTime(full) ? full : undefined
}
