import { below, fields, isObject, listOf, mistake, name, oneOf } from './check-fields.ts'
import { checkCircles, expandedSize, namesIn } from './check-names.ts'
import { checkOnce } from './check-once.ts'
import { checkShape } from './check-shape.ts'
import { limits, type Mistake } from './mistakes.ts'
import type { Requirement, RuleBook } from '../words.ts'

export type Checked =
  | { readonly ok: true; readonly requirement: Requirement }
  /** Never empty; first those of the tree itself, then those of the named ones it leans on. */
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/**
 * Is this value, which may be anything, a requirement that can be answered exactly? Everything it leans on by name is
 * checked too, so that whatever passes can be compiled.
 * @param book passed `checkRuleBook`, or at least its scales did
 */
export function checkRequirement(value: unknown, book: RuleBook): Checked {
  const found = checkShape(value, book, '')
  if (found.length > 0) return { ok: false, mistakes: found }
  const requirement = value as Requirement
  const mistakes = checkNamed(requirement, book)
  if (mistakes.length > 0) return { ok: false, mistakes }
  const size = expandedSize(requirement, book.named)
  if (size.parts > limits.expanded)
    return { ok: false, mistakes: mistake('', 'too-many-parts', { limit: limits.expanded }) }
  if (size.depth > limits.expandedDepth)
    return { ok: false, mistakes: mistake('', 'too-deep', { limit: limits.expandedDepth }) }
  const once = [
    ...checkOnce(requirement, book.named, ''),
    ...reached(requirement, book).flatMap((name) => checkOnce(book.named[name]!, book.named, inBook(name))),
  ]
  return once.length > 0 ? { ok: false, mistakes: once } : { ok: true, requirement }
}

const inBook = (name: string): string => below('/named', name)

/** Shapes of all named requirements it reaches, then circles among them. */
function checkNamed(requirement: Requirement, book: RuleBook): Mistake[] {
  const shapes = reached(requirement, book).flatMap((name) => checkShape(book.named[name], book, inBook(name)))
  return shapes.length > 0 ? shapes : checkCircles(requirement, book.named)
}

/** Names it leans on, however far, each once; a tree of wrong shape is named and not walked into. */
function reached(requirement: Requirement, book: RuleBook): string[] {
  const found = new Set<string>()
  const waiting = [requirement]
  for (let tree = waiting.pop(); tree !== undefined; tree = waiting.pop()) {
    for (const { name } of namesIn(tree, '')) {
      if (found.has(name) || !Object.hasOwn(book.named, name)) continue
      found.add(name)
      if (checkShape(book.named[name], book, '').length === 0) waiting.push(book.named[name]!)
    }
  }
  return [...found]
}

const scaleShape = listOf(name)
const equivalenceShape = fields({
  of: oneOf(['achievement', 'competency', 'skill']),
  one: name,
  other: name,
  link: oneOf(['exact', 'close', 'broader', 'narrower', 'related']),
})

/** Is this value a rule book whose every named requirement can be answered? */
export function checkRuleBook(value: unknown): Mistake[] {
  if (!isObject(value)) return mistake('', 'not-a-requirement')
  if (value['language'] !== 1) return mistake('/language', 'unknown-language', { known: 1 })
  const { named, scales, equivalences } = value
  if (!isObject(named) || !isObject(scales) || !Array.isArray(equivalences)) return mistake('', 'not-a-requirement')
  const found = [
    ...Object.entries(scales).flatMap(([scale, levels]) => checkScale(levels, below('/scales', scale))),
    ...equivalences.flatMap((link, index) => equivalenceShape(link, below('/equivalences', index))),
  ]
  if (found.length > 0) return found
  const book = value as unknown as RuleBook
  const seen = new Set<string>()
  return Object.keys(named)
    .flatMap((name) => {
      const checked = checkRequirement({ kind: 'named', name }, book)
      return checked.ok ? [] : checked.mistakes
    })
    .filter((one) => !seen.has(JSON.stringify(one)) && seen.add(JSON.stringify(one)))
}

function checkScale(levels: unknown, path: string): Mistake[] {
  const found = scaleShape(levels, path)
  return found.length === 0 && new Set(levels as string[]).size < (levels as string[]).length
    ? mistake(path, 'level-twice')
    : found
}
