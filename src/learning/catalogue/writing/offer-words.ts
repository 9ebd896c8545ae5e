import type { Id } from '#kernel/id.ts'
import { isId } from '#kernel/id.ts'

/** What a person typed into the form of an offer, field by field, as it was typed: a mistake keeps everything. */
export type TypedOffer = Readonly<Record<string, readonly string[]>>

export const one = (typed: TypedOffer, field: string): string => typed[field]?.[0] ?? ''
export const many = (typed: TypedOffer, field: string): readonly string[] => typed[field] ?? []

/** The main language's fields have the bare names. */
export const fieldOfText = (part: 'title' | 'description', language: string, main: string): string =>
  language === main ? part : `${part}-${language}`

/** An offer may happen at several times and places, each with the same fields; those of the first have the bare names. */
export const fieldOfTime = (name: string, number: number): string => (number === 1 ? name : `${name}-${number}`)

export const timeFields = [
  'when',
  'startOn',
  'endOn',
  'startTime',
  'endTime',
  'days',
  'every',
  'date',
  'except',
  'daysOff',
  'place',
  'venue',
  'address',
] as const

/** More than anybody fills in on a phone. */
export const mostTimes = 12
/** Days of one list. */
export const mostDates = 60

/** How many times the form holds. */
export function timesIn(typed: TypedOffer): number {
  const said = Number(one(typed, 'times'))
  return Number.isInteger(said) && said >= 1 && said <= mostTimes ? said : 1
}

/** In a place by its name, online, or in one of the organisation's own houses (`house:` and its id). */
export const placeForms = ['venue', 'online'] as const
const housePrefix = 'house:'
export const placeOfHouse = (id: Id): string => `${housePrefix}${id}`
export function houseOfPlace(place: string): Id | null {
  const id = place.startsWith(housePrefix) ? place.slice(housePrefix.length) : ''
  return isId(id) ? id : null
}

/** Once, every week until a day, on a list of days, or from–to without stated days. */
export const whenForms = ['once', 'weekly', 'dates', 'span'] as const
export const weekdayLetters = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const priceForms = ['free', 'paid', 'unknown'] as const

/** A field and what is wrong in it, as the key of a sentence. */
export interface WrongField {
  readonly name: string
  readonly because: string
  readonly facts?: Readonly<Record<string, string | number>>
}
