import { addDays, type Day } from '#kernel/instant.ts'
import { addressOf, everything, type Question } from '../rules/question.ts'
import type { AppliedFilter, FindView } from '../words-for-pages.ts'

/** Of every question the addresses around it: its other views, its exports, it without one of its filters. */
export function pageOf(prefix: string, question: Question): string {
  const address = addressOf(question)
  return `${prefix}/opportunities${address === '' ? '' : `?${address}`}`
}

const exportOf = (prefix: string, extension: string, question: Question): string => {
  const address = addressOf({ ...question, view: 'list', cursor: null, limit: everything.limit })
  return `${prefix}/opportunities.${extension}${address === '' ? '' : `?${address}`}`
}

export function linksOf(
  prefix: string,
  slug: string,
  question: Question,
  nextCursor: string | null,
): FindView['links'] {
  const first = { ...question, cursor: null }
  const api = addressOf({ ...first, view: 'list' })
  return {
    list: pageOf(prefix, { ...first, view: 'list' }),
    calendar: pageOf(prefix, { ...first, view: 'calendar' }),
    map: pageOf(prefix, { ...first, view: 'map' }),
    ics: exportOf(prefix, 'ics', question),
    csv: exportOf(prefix, 'csv', question),
    api: `/api/v1/ecosystems/${slug}/opportunities${api === '' ? '' : `?${api}`}`,
    first: question.cursor === null ? null : pageOf(prefix, first),
    next: nextCursor === null ? null : pageOf(prefix, { ...question, cursor: nextCursor }),
  }
}

const filters = [
  'q',
  'age',
  'weekday',
  'from',
  'to',
  'place',
  'near',
  'withinKm',
  'area',
  'free',
  'maxPrice',
  'access',
  'language',
  'theme',
  'kind',
  'provides',
  'online',
  'open',
  'host',
] as const satisfies readonly (keyof Question)[]
export type FilterField = (typeof filters)[number]

/** The filters in force, in the order of the sentence. A distance belongs to its place and leaves with it. */
export const filtersOf = (question: Question): FilterField[] =>
  filters.filter((field) => {
    const value = question[field]
    return Array.isArray(value) ? value.length > 0 : value !== everything[field]
  })

export function without(question: Question, field: FilterField): Question {
  const first = { ...question, cursor: null, [field]: everything[field] }
  if (field !== 'near' && field !== 'place') return first
  return { ...first, withinKm: null, sort: question.sort === 'nearest' ? null : question.sort }
}

const valueOf = (question: Question, field: FilterField, nameOf: NameOf): string => {
  const value = question[field]
  if (field === 'area' || field === 'host') return question[field].map((one) => nameOf(field, one)).join(', ')
  if (typeof value === 'object' && value !== null && 'lat' in value) return `${value.lat},${value.lon}`
  return Array.isArray(value) ? value.join(',') : String(value)
}

type NameOf = (field: 'area' | 'host', value: string) => string

/** Each filter as a chip; `gives` tells how many there would be without it, or null where nobody counted. */
export const appliedFilters = (
  prefix: string,
  question: Question,
  gives: (without: Question) => number | null,
  nameOf: NameOf,
): AppliedFilter[] =>
  filtersOf(question).map((field) => {
    const loosened = without(question, field)
    return { field, value: valueOf(question, field, nameOf), href: pageOf(prefix, loosened), gives: gives(loosened) }
  })

/** The form that tells the city, with as much of the question as a want can hold. */
export function wantHref(prefix: string, question: Question): string {
  const asked = new URLSearchParams()
  if (question.q !== '') asked.set('interest', question.q)
  const place = question.place ?? question.area[0]
  if (place !== undefined) asked.set('area', place)
  if (question.age[0] !== undefined) asked.set('age', String(question.age[0]))
  if (question.weekday.length > 0) asked.set('weekday', question.weekday.join(','))
  return `${prefix}/wants/new${asked.size === 0 ? '' : `?${asked}`}`
}

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01` as Day
const firstOfNext = (day: Day): Day => firstOfMonth(addDays(firstOfMonth(day), 31))

/** The month a question's calendar shows: that of its first day, never one that is over. */
export function monthOf(question: Question, today: Day): { firstOn: Day; lastOn: Day; from: Day } {
  const from = question.from !== null && question.from > today ? question.from : today
  const firstOn = firstOfMonth(from)
  return { firstOn, lastOn: addDays(firstOfNext(firstOn), -1), from }
}

export function monthLinks(
  prefix: string,
  question: Question,
  today: Day,
): { previousHref: string | null; nextHref: string } {
  const { firstOn } = monthOf(question, today)
  const at = (from: Day | null): string =>
    pageOf(prefix, { ...question, view: 'calendar', cursor: null, from, to: null })
  const before = firstOfMonth(addDays(firstOn, -1))
  return {
    previousHref: firstOn <= today ? null : at(before <= today ? null : before),
    nextHref: at(firstOfNext(firstOn)),
  }
}
