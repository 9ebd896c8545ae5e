import type { Venue } from '#commons/organisations'
import { addDays, type Day } from '#kernel/instant.ts'
import type { Session, When } from '../../words.ts'
import {
  fieldOfTime,
  mostDates,
  mostTimes,
  placeOfHouse,
  weekdayLetters,
  type TypedOffer,
  type timeFields,
} from '../offer-words.ts'
import { daysOfRule, untilOf } from './read-when.ts'

/** A session with the place it names. */
export interface SessionToType {
  readonly session: Pick<Session, 'when' | 'timeZone' | 'online'>
  /** A place that waits to be known has an id of its own making. */
  readonly venue: (Pick<Venue, 'name' | 'address'> & { readonly id: string }) | null
}

type Fields = Partial<Record<(typeof timeFields)[number], readonly string[]>>

/** A rule of the one shape that the form asks for: every week, or every second, on some weekdays, until a day. */
const weeklyShape = /^FREQ=WEEKLY(;INTERVAL=[12])?;BYDAY=[A-Z,]+;UNTIL=\d{8}$/
const aYear = 366

/**
 * All sessions as the form's times: days that share hour and place become one list, each rule and span its own. What the
 * form can not hold (a thirteenth time, a rule of another shape) is told as its days, as far as they fit.
 */
export function typedTimes(
  sessions: readonly SessionToType[],
  houses: readonly Venue[],
  daysOff: readonly Day[],
): TypedOffer {
  const groups = new Map<string, SessionToType[]>()
  for (const [at, one] of sessions.flatMap(asTold).entries()) {
    const { when } = one.session
    const oneDay = when.form === 'dated' && when.startOn === when.endOn
    const key = oneDay ? JSON.stringify([when.startTime, when.endTime, one.session.online, one.venue?.id]) : String(at)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const times = [...groups.values()].slice(0, mostTimes)
  const typed: Record<string, readonly string[]> = { times: [String(Math.max(1, times.length))] }
  for (const [at, group] of times.entries()) {
    const fields: Fields = { ...typedWhen(group, daysOff), ...typedPlace(group[0]!, houses) }
    for (const [name, values] of Object.entries(fields)) typed[fieldOfTime(name, at + 1)] = values
  }
  return typed
}

/** A rule that the form could not have written becomes the days on which it falls. */
function asTold(one: SessionToType): SessionToType[] {
  const { when, timeZone } = one.session
  if (when.form !== 'rule' || weeklyShape.test(when.rule)) return [one]
  const days = daysOfRule(when.rule, when.startOn, addDays(when.startOn, aYear), when.except, timeZone)
  const { startTime, endTime } = when
  return days.slice(0, mostDates).map((day) => ({
    ...one,
    session: { ...one.session, when: { form: 'dated', startOn: day, endOn: day, startTime, endTime } },
  }))
}

function typedWhen(group: readonly SessionToType[], daysOff: readonly Day[]): Fields {
  const { when, timeZone } = group[0]!.session
  if (when.form === 'span') return { when: ['span'], startOn: [when.startOn ?? ''], endOn: [when.endOn ?? ''] }
  const clock = { startTime: [when.startTime ?? ''], endTime: [when.endTime ?? ''] }
  if (when.form === 'rule') return { when: ['weekly'], ...clock, ...typedRule(when, timeZone, daysOff) }
  const days = group.map(({ session }) => (session.when as Extract<When, { form: 'dated' }>).startOn).sort()
  if (days.length > 1) return { when: ['dates'], ...clock, date: days }
  return { when: ['once'], ...clock, startOn: [when.startOn], endOn: [when.endOn === when.startOn ? '' : when.endOn] }
}

/** The house's own days are those left out that are nobody's holiday; the holidays are one box. */
function typedRule(when: Extract<When, { form: 'rule' }>, timeZone: string, daysOff: readonly Day[]): Fields {
  const until = untilOf(when.rule) ?? when.startOn
  const falls = new Set(daysOfRule(when.rule, when.startOn, until, [], timeZone))
  const off = daysOff.filter((day) => falls.has(day))
  const keepsOff = off.every((day) => when.except.includes(day))
  return {
    startOn: [when.startOn],
    endOn: [until],
    every: [/INTERVAL=2/.test(when.rule) ? '2' : '1'],
    days: weekdayLetters.filter((letter) => /BYDAY=([A-Z,]+)/.exec(when.rule)?.[1]?.split(',').includes(letter)),
    except: keepsOff ? when.except.filter((day) => !off.includes(day)) : when.except,
    daysOff: keepsOff ? ['yes'] : [],
  }
}

function typedPlace({ session, venue }: SessionToType, houses: readonly Venue[]): Fields {
  if (venue === null) return { place: [session.online ? 'online' : 'venue'] }
  const own = houses.find(({ id }) => id === venue.id)
  if (own) return { place: [placeOfHouse(own.id)] }
  return { place: ['venue'], venue: [venue.name], address: [venue.address ?? ''] }
}
