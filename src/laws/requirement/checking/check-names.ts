import { below, mistake } from './check-fields.ts'
import { limits, type Mistake } from './mistakes.ts'
import type { Requirement, RuleBook } from '../words.ts'

/** The branches of a part, none of a leaf or a name. */
export const branchesOf = (part: Requirement): readonly Requirement[] =>
  part.kind === 'within'
    ? [part.of]
    : part.kind === 'all-of' || part.kind === 'any-of' || part.kind === 'n-of'
      ? part.of
      : []

/** Every name a written tree leans on, with where it says so. */
export function namesIn(part: Requirement, path: string): { name: string; path: string }[] {
  if (part.kind === 'named') return [{ name: part.name, path }]
  const inside = below(path, 'of')
  return branchesOf(part).flatMap((branch, index) =>
    namesIn(branch, part.kind === 'within' ? inside : below(inside, index)),
  )
}

/**
 * Names may lean on names, never in a circle. The circle is told as it is walked: `a → b → a`.
 * @param named every named tree of right shape
 */
export function checkCircles(requirement: Requirement, named: RuleBook['named']): Mistake[] {
  const done = new Set<string>()
  const walked: string[] = []
  const visit = (part: Requirement, at: string): Mistake[] =>
    namesIn(part, at).flatMap(({ name, path }) => {
      const first = walked.indexOf(name)
      if (first >= 0)
        return mistake(path, 'names-go-in-a-circle', { circle: [...walked.slice(first), name].join(' → ') })
      if (done.has(name) || !Object.hasOwn(named, name)) return []
      if (walked.length >= limits.expandedDepth) return mistake(path, 'too-deep', { limit: limits.expandedDepth })
      walked.push(name)
      const found = visit(named[name]!, below('/named', name))
      walked.pop()
      done.add(name)
      return found
    })
  return visit(requirement, '')
}

/** How many parts, and how deep, with every name written out; names must go in no circle. Counted, never built. */
export function expandedSize(requirement: Requirement, named: RuleBook['named']): { parts: number; depth: number } {
  const known = new Map<string, { parts: number; depth: number }>()
  const ofName = (name: string): { parts: number; depth: number } => {
    const size = known.get(name) ?? sizeOf(named[name]!)
    known.set(name, size)
    return size
  }
  const sizeOf = (part: Requirement): { parts: number; depth: number } => {
    const inside = part.kind === 'named' ? [ofName(part.name)] : branchesOf(part).map(sizeOf)
    return {
      parts: inside.reduce((sum, { parts }) => sum + parts, 1),
      depth: 1 + inside.reduce((most, { depth }) => Math.max(most, depth), 0),
    }
  }
  return sizeOf(requirement)
}
