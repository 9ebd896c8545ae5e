import { askFacts, askTrait } from './ask-leaf.ts'
import { askOnce, type OnceBranch } from './single-use/ask-once.ts'
import type { Ask } from './asked.ts'
import { compileFactLeaf, type FactTest } from './compile-leaf.ts'
import { exactEquals, type ExactEquals } from './exact-equals.ts'
import type { RecordIndex } from './index-record.ts'
import type { Moment } from './record-words.ts'
import type { Standing, Verdict } from './verdict-words.ts'
import { narrower } from './windows.ts'
import type { Requirement, RuleBook, TraitLeaf, Window } from './words.ts'

/** A requirement made ready for many records: names written out, windows narrowed, words looked up. */
export interface CompiledRequirement {
  readonly ask: Ask
  /** Every leaf that facts meet, in the order written. */
  readonly tests: readonly FactTest[]
}

/** @param requirement passed `checkRequirement` with this book; what did not is a fault of the caller and may throw */
export function compileRequirement(
  requirement: Requirement,
  book: Pick<RuleBook, 'named' | 'scales' | 'equivalences'>,
): CompiledRequirement {
  const workshop: Workshop = { book, equal: exactEquals(book.equivalences), tests: [] }
  const { ask } = compile(requirement, null, workshop)
  return { ask, tests: workshop.tests }
}

/** Does this record meet it at this moment, and if not, how far? Corrected facts and facts yet to come count for nothing. */
export const verdictOf = (compiled: CompiledRequirement, index: RecordIndex, moment: Moment): Verdict =>
  compiled.ask({ index, moment, granted: null, shares: null })

interface Workshop {
  readonly book: Pick<RuleBook, 'named' | 'scales' | 'equivalences'>
  readonly equal: ExactEquals
  readonly tests: FactTest[]
}

/** A compiled part with the leaves right below it, which single use needs to see. */
interface Part extends OnceBranch {
  readonly ask: Ask
}

function compile(part: Requirement, window: Window | null, workshop: Workshop): Part {
  switch (part.kind) {
    case 'all-of':
    case 'any-of':
    case 'n-of': {
      const branches = part.of.map((branch) => compile(branch, window, workshop))
      const leaves = {
        tests: branches.flatMap(({ tests }) => tests),
        traits: branches.flatMap(({ traits }) => traits),
      }
      if (part.kind === 'n-of' && part.once) return { ...leaves, ask: askOnce(part.n, branches) }
      const needed = part.kind === 'n-of' ? part.n : part.kind === 'any-of' ? 1 : branches.length
      return { ...leaves, ask: askSome(part.kind, needed, branches) }
    }
    case 'within': {
      const inside = compile(part.of, narrower(window, part.window), workshop)
      return { ...inside, ask: asWhole('within', null, inside.ask) }
    }
    case 'named': {
      const inside = compile(workshop.book.named[part.name]!, window, workshop)
      return { ...inside, ask: asWhole('named', part.name, inside.ask) }
    }
    case 'age-band':
    case 'grade':
    case 'group':
      return traitPart(part)
    default: {
      const test = compileFactLeaf(part, window, workshop.book.scales, workshop.equal)
      workshop.tests.push(test)
      return { tests: [test], traits: [], ask: askFacts(test) }
    }
  }
}

const traitPart = (leaf: TraitLeaf): Part => ({ tests: [], traits: [leaf], ask: askTrait(leaf) })

/** At least so many branches met; all-of asks for every one, any-of for one. */
function askSome(kind: Requirement['kind'], needed: number, branches: readonly Part[]): Ask {
  return (asked) => {
    const verdicts: Verdict[] = []
    let met = 0
    let unknown = 0
    for (let index = 0; index < branches.length; index += 1) {
      const verdict = branches[index]!.ask(asked)
      verdicts.push(verdict)
      if (verdict.standing === 'met') met += 1
      else if (verdict.standing === 'unknown') unknown += 1
    }
    const standing: Standing = met >= needed ? 'met' : met + unknown >= needed ? 'unknown' : 'not-met'
    return { kind, standing, got: Math.min(met, needed), needed, facts: [], branches: verdicts, leaf: null, name: null }
  }
}

const asWhole =
  (kind: Requirement['kind'], name: string | null, ask: Ask): Ask =>
  (asked) => {
    const inside = ask(asked)
    const { standing, got, needed } = inside
    return { kind, standing, got, needed, facts: [], branches: [inside], leaf: null, name }
  }
