import { below, mistake } from './check-fields.ts'
import { branchesOf } from './check-names.ts'
import { limits, type Mistake } from './mistakes.ts'
import type { Leaf, Requirement, RuleBook } from '../words.ts'

/** What stands behind windows and names. */
const bare = (part: Requirement, named: RuleBook['named']): Requirement =>
  part.kind === 'within' ? bare(part.of, named) : part.kind === 'named' ? bare(named[part.name]!, named) : part

/** Met by one single fact, or by none at all because it asks what somebody is. */
const takesOneFact = (leaf: Leaf): boolean => (leaf.kind === 'done' ? leaf.times === 1 : leaf.kind !== 'hours')

const isLeaf = (part: Requirement): part is Leaf => !['all-of', 'any-of', 'n-of', 'within', 'named'].includes(part.kind)

/** The leaves of one slot, or null where it is more than a slot: one leaf, or a choice of leaves of one fact each. */
function slotLeaves(slot: Requirement, named: RuleBook['named']): Leaf[] | null {
  const part = bare(slot, named)
  if (isLeaf(part)) return [part]
  if (part.kind !== 'any-of') return null
  const leaves = part.of.map((branch) => bare(branch, named))
  return leaves.every((leaf) => isLeaf(leaf) && takesOneFact(leaf)) ? (leaves as Leaf[]) : null
}

/**
 * Single use is answered exactly or refused. Exact: any number of slots of one fact each (a matching), and up to twelve
 * slots of which some take several facts (every choice of slots is tried, each by a flow).
 * @param at where the tree stands, as a JSON pointer
 */
export function checkOnce(requirement: Requirement, named: RuleBook['named'], at: string): Mistake[] {
  const walk = (part: Requirement, path: string): Mistake[] => {
    const inside = below(path, 'of')
    const found = part.kind === 'n-of' && part.once ? checkGroup(part.of, inside) : []
    return [
      ...found,
      ...branchesOf(part).flatMap((branch, index) =>
        walk(branch, part.kind === 'within' ? inside : below(inside, index)),
      ),
    ]
  }
  const checkGroup = (slots: readonly Requirement[], path: string): Mistake[] => {
    const leaves = slots.map((slot) => slotLeaves(slot, named))
    const trees = leaves.flatMap((slot, index) => (slot === null ? mistake(below(path, index), 'once-of-a-tree') : []))
    if (trees.length > 0) return trees
    const all = leaves.flatMap((slot) => slot ?? [])
    if (
      all.some(({ kind }) => kind === 'hours') &&
      all.some((leaf) => leaf.kind === 'done' && leaf.what === 'attended')
    )
      return mistake(path, 'once-mixes-hours-and-visits')
    return slots.length > limits.slotsOfSeveralFacts && !all.every(takesOneFact)
      ? mistake(path, 'once-has-too-many-slots', { limit: limits.slotsOfSeveralFacts })
      : []
  }
  return walk(requirement, at)
}
