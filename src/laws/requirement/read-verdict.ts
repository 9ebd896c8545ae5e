import type { Verdict } from './verdict-words.ts'
import type { Leaf } from './words.ts'

/** A leaf that is still open, where it stands and how far it is. */
export interface Missing {
  /** JSON pointer into the verdict, branch by branch: `/0/2`. */
  readonly path: string
  readonly leaf: Leaf
  readonly standing: 'not-met' | 'unknown'
  readonly got: number
  readonly needed: number
}

/** Open leaves in the order written. Where a part is met, nothing below it is missing; of a choice, all ways are told. */
export function missingIn(verdict: Verdict, path = ''): Missing[] {
  const { standing, leaf, got, needed } = verdict
  if (standing === 'met') return []
  if (leaf !== null) return [{ path, leaf, standing, got, needed }]
  return verdict.branches.flatMap((branch, index) => missingIn(branch, `${path}/${index}`))
}

/** Ids of the facts a part rests on, each once; of a choice that is met, only those of the ways that are. */
export function factsOf(verdict: Verdict): string[] {
  const found = new Set<string>()
  const walk = ({ standing, facts, branches }: Verdict): void => {
    for (const id of facts) found.add(id)
    for (const branch of branches) if (standing !== 'met' || branch.standing === 'met') walk(branch)
  }
  walk(verdict)
  return [...found]
}

/** The fewest open leaves whose meeting would meet the whole, each leaf counted where it stands; 0 exactly when met. */
export function leavesLeft(verdict: Verdict): number {
  if (verdict.standing === 'met') return 0
  if (verdict.leaf !== null) return 1
  if (verdict.kind === 'within' || verdict.kind === 'named') return leavesLeft(verdict.branches[0]!)
  return verdict.branches
    .map(leavesLeft)
    .toSorted((one, other) => one - other)
    .slice(0, verdict.needed)
    .reduce((sum, left) => sum + left, 0)
}
