import type { Ask, Asked } from '../asked.ts'
import { shareOut, type Slot } from './share-out.ts'
import { standingOfTrait } from '../traits.ts'
import type { Standing, Verdict } from '../verdict-words.ts'
import type { TraitLeaf } from '../words.ts'

/** A branch of single use: what fills it, and how it is told once its facts are known. */
export interface OnceBranch extends Slot {
  /** Any of these fills it without a fact. */
  readonly traits: readonly TraitLeaf[]
  readonly ask: Ask
}

interface Filling {
  readonly count: number
  readonly shares: readonly ReadonlyMap<string, number>[]
}

/**
 * At least n branches met, no fact counting for two of them. What hangs on something unsaid is asked both ways: met if
 * it holds either way, unknown if only a yes would help.
 */
export function askOnce(n: number, branches: readonly OnceBranch[]): Ask {
  return (asked) => {
    const standings = branches.map(({ traits }) => standingOfSlot(traits, asked))
    const sure = fillBest(n, branches, asked, (slot) => standings[slot] === 'met')
    const met = sure.filling.count >= n
    const could =
      !met &&
      standings.includes('unknown') &&
      fillBest(n, branches, asked, (slot) => standings[slot] !== 'not-met').filling.count >= n
    const { filling, granted } = sure
    return {
      kind: 'n-of',
      standing: met ? 'met' : could ? 'unknown' : 'not-met',
      got: Math.min(n, filling.count),
      needed: n,
      facts: [],
      branches: branches.map(({ ask }, slot): Verdict =>
        ask({
          ...asked,
          granted: slot === granted ? asked.granted : null,
          shares: filling.shares[slot]!,
        }),
      ),
      leaf: null,
      name: null,
    }
  }
}

function standingOfSlot(traits: readonly TraitLeaf[], { index, moment }: Asked): Standing {
  const standings = new Set(traits.map((leaf) => standingOfTrait(leaf, index.traits, moment)))
  return standings.has('met') ? 'met' : standings.has('unknown') ? 'unknown' : 'not-met'
}

/** A leaf granted fills one slot here and not two, or single use would be lost: the one where it helps most. */
function fillBest(
  n: number,
  branches: readonly OnceBranch[],
  asked: Asked,
  isFree: (slot: number) => boolean,
): { filling: Filling; granted: number | null } {
  const grantable = branches.flatMap(({ tests }, slot) =>
    !isFree(slot) && tests.some(({ key }) => asked.granted?.has(key)) ? [slot] : [],
  )
  if (grantable.length === 0) return { filling: fillWith(n, branches, asked, isFree), granted: null }
  return grantable
    .map((granted) => ({ filling: fillWith(n, branches, asked, (slot) => slot === granted || isFree(slot)), granted }))
    .reduce((best, other) => (other.filling.count > best.filling.count ? other : best))
}

function fillWith(
  n: number,
  branches: readonly OnceBranch[],
  asked: Asked,
  isFree: (slot: number) => boolean,
): Filling {
  const free = new Set([...branches.keys()].filter(isFree))
  const slots = branches.map((branch, slot) => (free.has(slot) ? { tests: [] } : branch))
  const { filled, shares } = shareOut(slots, Math.max(0, n - free.size), asked)
  return { count: free.size + filled.length, shares }
}
