import type { Point } from '#kernel/place.ts'
import type { Price } from '#learning/catalogue'
import type { Repair, RowRefusalReason, Scalar } from '../../words.ts'

export interface Ages {
  readonly min: number | null
  readonly max: number | null
}

/** What an expression gives; null says nothing. */
export type Value =
  | Scalar
  | readonly Scalar[]
  | { readonly point: Point }
  | { readonly ages: Ages }
  | { readonly price: Price }
  | null

/** Where an expression tells what is wrong with a cell, and what it repaired. */
export interface Notes {
  /** The row can not be taken: this stood in that column. */
  trouble(column: string, value: unknown, reason: RowRefusalReason): void
  repaired(repair: Repair): void
}

export type Take = (fields: Readonly<Record<string, unknown>>, notes: Notes) => Value

/** What the mapping's surroundings decide, and the one tool that is not this room's. */
export interface Surroundings {
  readonly language: string
  readonly timeZone: string
  readonly currency: string
  /** Plain text of HTML, scripts and styles left out. */
  readonly plainText: (html: string) => string
}

/** One text of a value: lists joined by spaces, nothing as null. */
export function textOf(value: Value): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (value === null) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(' ')
  return typeof value === 'object' ? null : String(value)
}

export function listOf(value: Value): readonly string[] {
  if (value === null || value === '') return []
  if (Array.isArray(value)) return value.map(String).filter((item) => item !== '')
  return typeof value === 'object' ? [] : [String(value)]
}

/** Cells repeat: what was made of one is kept for the next, up to a bound. `make` must depend on the text alone. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = make(text)
    if (text.length <= 100 && known.size < 5000) known.set(text, made)
    return made
  }
}
