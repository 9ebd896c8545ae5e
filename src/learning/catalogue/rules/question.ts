import { z } from 'zod'
import { accessFacts, type AccessFact } from '#commons/organisations'
import { isDay, type Day } from '#kernel/instant.ts'
import { isPoint, type Point } from '#kernel/place.ts'
import { kinds, provisions, themes, type Kind, type Provision, type Theme } from '../words.ts'

export const sorts = ['relevance', 'soonest', 'nearest'] as const
export type Sort = (typeof sorts)[number]
export const views = ['list', 'calendar', 'map'] as const
export type View = (typeof views)[number]

/** What somebody asks of the catalogue, read and put in order. Empty lists and nulls ask nothing. */
export interface Question {
  readonly q: string
  /** Null: from today on. An earlier day asks from today too. */
  readonly from: Day | null
  /** The last day, included. */
  readonly to: Day | null
  /** ISO weekdays, Monday is 1; any of them. */
  readonly weekday: readonly number[]
  /** Any of these ages, in years. */
  readonly age: readonly number[]
  readonly near: Point | null
  /** A place by name, read as an area of the ecosystem. */
  readonly place: string | null
  readonly withinKm: number | null
  /** Codes or names of areas; any of them. */
  readonly area: readonly string[]
  readonly theme: readonly Theme[]
  readonly kind: readonly Kind[]
  readonly free: boolean
  /** In the ecosystem's currency, whole or with cents. */
  readonly maxPrice: number | null
  /** All of them. */
  readonly access: readonly AccessFact[]
  /** All of them. */
  readonly provides: readonly Provision[]
  /** Spoken there; any of them. */
  readonly language: readonly string[]
  readonly online: boolean | null
  /** Leaves out what is known to be full. */
  readonly open: boolean
  /** Slugs or ids of hosts; any of them. */
  readonly host: readonly string[]
  /** Null: nearest if a point is given, relevance if words are, else soonest. */
  readonly sort: Sort | null
  readonly view: View
  readonly cursor: string | null
  readonly limit: number
}

export const defaultLimit = 30
export const largestLimit = 100
const most = 20

/** A form sends an empty text for a field nobody filled: that asks nothing. */
const blank = (text: string): boolean => text.trim() === ''
const one = z.string().max(200)
const oneOrMore = z.union([one, z.array(one).max(most)])

const single = <Value>(read: (text: string) => Value | undefined, means: string) =>
  one
    .transform((text, context) => {
      if (blank(text)) return null
      const value = read(text.trim())
      if (value !== undefined) return value
      context.addIssue({ code: 'custom', message: means })
      return z.NEVER
    })
    .optional()
    .transform((value) => value ?? null)

/** `theme=arts&theme=music` and `theme=arts,music` ask the same; order and repeats say nothing. */
const several = <Value extends string | number>(read: (text: string) => Value | undefined, means: string) =>
  oneOrMore
    .transform((given, context) => {
      const values = new Set<Value>()
      for (const text of [given].flat().flatMap((each) => each.split(','))) {
        if (blank(text)) continue
        const value = read(text.trim())
        if (value === undefined || values.size >= most) {
          context.addIssue({ code: 'custom', message: means })
          return z.NEVER
        }
        values.add(value)
      }
      return [...values].sort((a, b) => (a < b ? -1 : 1))
    })
    .optional()
    .transform((values): readonly Value[] => values ?? [])

const oneOf =
  <const Value extends string>(known: readonly Value[]) =>
  (text: string): Value | undefined =>
    known.find((value) => value === text)
const whole =
  (least: number, greatest: number) =>
  (text: string): number | undefined =>
    /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= greatest ? Number(text) : undefined
const decimal =
  (least: number, greatest: number) =>
  (text: string): number | undefined =>
    /^\d{1,6}(\.\d{1,3})?$/.test(text) && Number(text) >= least && Number(text) <= greatest ? Number(text) : undefined
const yesOrNo = (text: string): boolean | undefined => ({ true: true, false: false })[text]
const day = (text: string): Day | undefined => (isDay(text) && text >= '1900-01-01' && text < '2200' ? text : undefined)
const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ')

function point(text: string): Point | undefined {
  const match = /^(-?\d{1,2}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?)$/.exec(text.replace(/\s/g, ''))
  if (!match) return undefined
  // Three decimals are about a hundred metres: enough to find, too coarse to tell a door.
  const rounded = { lat: thousandths(match[1]!), lon: thousandths(match[2]!) }
  return isPoint(rounded) ? rounded : undefined
}
const thousandths = (text: string): number => Math.round(Number(text) * 1000) / 1000 + 0

const language = (text: string): string | undefined =>
  /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(text) && isTag(text) ? text : undefined

/** The shape alone lets through what no language can be called, and a page that names it would break. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
const name = (text: string): string | undefined => (text.length <= 80 ? words(text) : undefined)

/** The parameters as they come, an unknown one refused by name. `GET /api/v1/…/opportunities` documents itself from this. */
export const questionSchema = z
  .strictObject({
    q: single(words, 'words to look for').transform((q) => q ?? ''),
    from: single(day, 'a day, YYYY-MM-DD'),
    to: single(day, 'a day, YYYY-MM-DD'),
    weekday: several(whole(1, 7), 'ISO weekdays, 1 is Monday'),
    age: several(whole(0, 120), 'ages in years'),
    near: single(point, 'latitude,longitude in degrees'),
    place: single(name, 'the name of a place'),
    withinKm: single(decimal(0.1, 500), 'kilometres, 0.1 to 500'),
    area: several(name, 'codes or names of areas'),
    theme: several(oneOf(themes), 'themes of the list'),
    kind: several(oneOf(kinds), 'kinds of the list'),
    free: single(yesOrNo, 'true or false').transform((free) => free ?? false),
    maxPrice: single(decimal(0, 100_000), 'an amount'),
    access: several(oneOf(accessFacts), 'access facts of the list'),
    provides: several(oneOf(provisions), 'provisions of the list'),
    language: several(language, 'language tags'),
    online: single(yesOrNo, 'true or false'),
    open: single(yesOrNo, 'true or false').transform((open) => open ?? false),
    host: several(name, 'slugs or ids of organisations'),
    sort: single(oneOf(sorts), 'relevance, soonest or nearest'),
    view: single(oneOf(views), 'list, calendar or map').transform((view): View => view ?? 'list'),
    cursor: single((text) => (/^[\w-]{1,200}$/.test(text) ? text : undefined), 'a cursor as it was given'),
    limit: single(whole(1, largestLimit), `1 to ${largestLimit}`).transform((limit) => limit ?? defaultLimit),
  })
  .superRefine((question, context) => {
    for (const { field, message } of contradictions(question)) {
      context.addIssue({ code: 'custom', path: [field], message })
    }
  })

/** Where two fields, each well formed, do not go together. */
export function contradictions(
  question: Pick<Question, 'from' | 'to' | 'near' | 'place' | 'withinKm' | 'sort'>,
): { readonly field: keyof Question; readonly message: string }[] {
  const { from, to, near, place, withinKm, sort } = question
  const found: { field: keyof Question; message: string }[] = []
  if (from && to && to < from) found.push({ field: 'to', message: 'not before from' })
  if (near && place) found.push({ field: 'place', message: 'either near or place' })
  if (withinKm !== null && !near && !place) found.push({ field: 'withinKm', message: 'needs near or place' })
  if (sort === 'nearest' && !near && !place) found.push({ field: 'sort', message: 'nearest needs near or place' })
  return found
}

export const everything: Question = questionSchema.parse({})

/** The order in which results come when none is asked for. */
export const sortOf = (question: Question): Sort =>
  question.sort ?? (question.q !== '' ? 'relevance' : question.near ? 'nearest' : 'soonest')

/** Has the question anything in it that leaves something out? */
export const isNarrow = (question: Question): boolean =>
  addressOf({ ...question, sort: null, view: 'list', cursor: null, limit: defaultLimit }) !== ''

/**
 * The one address of a question, without `?`: fields in the order of the schema, nothing that is the default. Two
 * questions that ask the same have the same address, so that it serves as a key too.
 */
export function addressOf(question: Question): string {
  const parts: string[] = []
  const put = (field: string, value: string): number =>
    parts.push(`${field}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  for (const field of Object.keys(everything) as (keyof Question)[]) {
    const value = question[field]
    const usual = everything[field]
    if (value === usual || value === null || value === '') continue
    if (Array.isArray(value)) {
      if (value.length > 0) put(field, value.join(','))
    } else if (typeof value === 'object') put(field, `${(value as Point).lat},${(value as Point).lon}`)
    else put(field, String(value))
  }
  return parts.join('&')
}
