import { fold } from '#laws/text/fold.ts'
import type { Scalar } from '../../words.ts'
import type { Notes, Take, Value } from './value.ts'

const isRecord = (thing: unknown): thing is Readonly<Record<string, unknown>> =>
  typeof thing === 'object' && thing !== null && !Array.isArray(thing)

const isScalar = (thing: unknown): thing is Scalar =>
  typeof thing === 'string' || typeof thing === 'number' || typeof thing === 'boolean'

/** Walks `address.street-address`; a list on the way is walked in each of its members. */
function walk(thing: unknown, path: readonly string[]): unknown {
  let here = thing
  for (let depth = 0; depth < path.length; depth += 1) {
    if (Array.isArray(here))
      return here.slice(0, 100).flatMap((member: unknown) => walk(member, path.slice(depth)) ?? [])
    if (!isRecord(here)) return null
    here = here[path[depth]!]
  }
  return here
}

/** PostgreSQL keeps no U+0000, and no poster needs one. */
const withoutNull = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text)

function plainValue(thing: unknown, isNothing: (text: string) => boolean, notes: Notes): Value {
  if (typeof thing === 'string') {
    const text = withoutNull(thing).trim()
    if (text === '') return null
    if (!isNothing(text)) return text
    notes.repaired('nothing-word')
    return null
  }
  if (typeof thing === 'number') return Number.isFinite(thing) ? thing : null
  if (typeof thing === 'boolean') return thing
  if (Array.isArray(thing)) return thing.filter(isScalar).filter((item) => item !== '')
  return null
}

/**
 * The cell of a column, or of a dotted path into a nested row. Outer spaces are cut and words that say nothing (NULL)
 * are nothing. A column whose own name has a dot wins over the path.
 */
export function readColumn(name: string, nothing: readonly string[]): Take {
  const words = new Set(nothing.map(fold))
  const longest = Math.max(0, ...nothing.map((word) => word.length))
  const isNothing = (text: string): boolean => text.length <= longest && words.has(fold(text))
  const path = name.split('.')
  const nested = path.length > 1
  return (fields, notes) => {
    const cell = fields[name]
    return plainValue(cell === undefined && nested ? walk(fields, path) : cell, isNothing, notes)
  }
}
