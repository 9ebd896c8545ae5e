import { z } from 'zod'

/**
 * An expression says where one of our fields stands in a foreign row: the name of a column (or a dotted path into a
 * nested row), or one of the closed list of `take`s. It is data: saved, edited in a page, reused.
 */
export type Expression = string | TakeExpression

export type Scalar = string | number | boolean
export type TableEntry = Scalar | readonly Scalar[] | null

/** What a named price band ("$50 or Less") means, in whole units of the currency. */
export interface PriceBand {
  readonly free?: boolean | undefined
  readonly unknown?: boolean | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

export type TakeExpression =
  /** The same for every row. */
  | { readonly take: 'constant'; readonly value: TableEntry }
  /** The first of these that says anything. */
  | { readonly take: 'first-of'; readonly of: readonly Expression[] }
  /** All that say anything, with this between them. */
  | { readonly take: 'join'; readonly of: readonly Expression[]; readonly with: string }
  | { readonly take: 'split'; readonly of: Expression; readonly on: string }
  /** Their words to ours, folded before comparing. Without `otherwise` an unknown word says nothing. */
  | {
      readonly take: 'table'
      readonly of: Expression
      readonly table: Readonly<Record<string, TableEntry>>
      readonly otherwise?: TableEntry | undefined
    }
  /** The first group of a regular expression; nested repetition is refused, for it can take for ever. */
  | { readonly take: 'capture'; readonly of: Expression; readonly pattern: string }
  /** A calendar day; formats of YYYY, MM, DD, M, D and literal marks. An instant becomes the venue's day. */
  | { readonly take: 'day'; readonly of: Expression; readonly formats?: readonly string[] | undefined }
  /** A wall time; `nothingAt` are words that mean "not stated" ("00:00"). */
  | { readonly take: 'time'; readonly of: Expression; readonly nothingAt?: readonly string[] | undefined }
  /** A number; `noLimitAt` is the number that stands for "no limit". */
  | { readonly take: 'number'; readonly of: Expression; readonly noLimitAt?: number | undefined }
  /** True when the words say so; anything else that is said is false. */
  | { readonly take: 'is'; readonly of: Expression; readonly yes: readonly string[] }
  /** One or the other, by what a column says, or by its saying anything at all. */
  | {
      readonly take: 'if'
      readonly of: Expression
      readonly is?: readonly string[] | undefined
      readonly so: Expression
      readonly otherwise?: Expression | undefined
    }
  /** `POINT (lon lat)` or `(lat, lon)`. */
  | { readonly take: 'point-text'; readonly of: Expression; readonly order: 'lon-lat' | 'lat-lon' }
  | { readonly take: 'point'; readonly lat: Expression; readonly lon: Expression }
  | { readonly take: 'price-band'; readonly of: Expression; readonly bands: Readonly<Record<string, PriceBand>> }
  /** Amounts found in a number or a sentence ("3 euros"); `free` is a yes or no that comes first. */
  | { readonly take: 'price-text'; readonly of: Expression; readonly free?: Expression | undefined }
  /** Ages found in sentences of the mapping's language. */
  | { readonly take: 'ages-in-text'; readonly of: readonly Expression[] }
  /** Our themes: of words, of flags that are set, and of `fallback` flags when neither says one. */
  | {
      readonly take: 'themes'
      readonly words?: readonly Expression[] | undefined
      readonly flags?: Readonly<Record<string, readonly string[]>> | undefined
      readonly fallback?: Readonly<Record<string, readonly string[]>> | undefined
    }
  /** NEAR WEST SIDE → Near West Side. */
  | { readonly take: 'titled'; readonly of: Expression }
  /** PuertaBonita → Puerta Bonita. */
  | { readonly take: 'spaced'; readonly of: Expression }
  /** An RFC 5545 weekly rule from words for days; one of them in `table` if they are not RFC 5545's own. */
  | {
      readonly take: 'weekly'
      readonly days: Expression
      readonly table?: Readonly<Record<string, Weekday>> | undefined
      readonly interval?: Expression | undefined
    }

const scalar = z.union([z.string().max(2000), z.number(), z.boolean()])
const tableEntry = z.union([scalar, z.array(scalar).max(50), z.null()])
const words = z.array(z.string().max(200)).max(60)
const flags = z.record(z.string().max(200), words)
const amount = z.number().min(0).optional()
const band = z.object({ free: z.boolean().optional(), unknown: z.boolean().optional(), from: amount, to: amount })

const of: z.ZodType<Expression> = z.lazy(() => expressionShape)
const several = z.array(of).min(1).max(20)

const takeShape: z.ZodType<TakeExpression> = z.discriminatedUnion('take', [
  z.strictObject({ take: z.literal('constant'), value: tableEntry }),
  z.strictObject({ take: z.literal('first-of'), of: several }),
  z.strictObject({ take: z.literal('join'), of: several, with: z.string().max(20) }),
  z.strictObject({ take: z.literal('split'), of, on: z.string().min(1).max(10) }),
  z.strictObject({
    take: z.literal('table'),
    of,
    table: z.record(z.string().max(200), tableEntry),
    otherwise: tableEntry.optional(),
  }),
  z.strictObject({ take: z.literal('capture'), of, pattern: z.string().min(1).max(200).refine(isTamePattern) }),
  z.strictObject({ take: z.literal('day'), of, formats: words.min(1).optional() }),
  z.strictObject({ take: z.literal('time'), of, nothingAt: words.optional() }),
  z.strictObject({ take: z.literal('number'), of, noLimitAt: z.number().optional() }),
  z.strictObject({ take: z.literal('is'), of, yes: words.min(1) }),
  z.strictObject({ take: z.literal('if'), of, is: words.optional(), so: of, otherwise: of.optional() }),
  z.strictObject({ take: z.literal('point-text'), of, order: z.enum(['lon-lat', 'lat-lon']) }),
  z.strictObject({ take: z.literal('point'), lat: of, lon: of }),
  z.strictObject({ take: z.literal('price-band'), of, bands: z.record(z.string().max(200), band) }),
  z.strictObject({ take: z.literal('price-text'), of, free: of.optional() }),
  z.strictObject({ take: z.literal('ages-in-text'), of: several }),
  z.strictObject({
    take: z.literal('themes'),
    words: z.array(of).max(10).optional(),
    flags: flags.optional(),
    fallback: flags.optional(),
  }),
  z.strictObject({ take: z.literal('titled'), of }),
  z.strictObject({ take: z.literal('spaced'), of }),
  z.strictObject({
    take: z.literal('weekly'),
    days: of,
    table: z.record(z.string().max(40), z.enum(weekdays)).optional(),
    interval: of.optional(),
  }),
])

export const expressionShape: z.ZodType<Expression> = z.union([z.string().min(1).max(200), takeShape])

/** A pattern that a hostile cell can not make run for ever: it compiles and repeats nothing that itself repeats. */
export function isTamePattern(pattern: string): boolean {
  if (/\([^()]*[+*}][^()]*\)\s*[+*{]/.test(pattern) || /\\\d/.test(pattern)) return false
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
