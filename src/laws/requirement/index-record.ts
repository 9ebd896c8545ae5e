import type { FactKind, LearnerRecord, RecordFact, Traits } from './record-words.ts'

/** Words of a fact that lead to it quickly. */
export type Dimension =
  | 'opportunity'
  | 'opportunityKind'
  | 'organisation'
  | 'theme'
  | 'skill'
  | 'achievement'
  | 'competency'

/** One learner's record made ready for many verdicts; independent of rule, book and moment, so it may be kept. */
export interface RecordIndex {
  readonly traits: Traits
  /** Facts in force of one kind, earliest first. */
  ofKind(kind: FactKind): readonly RecordFact[]
  /** Those of one kind about one word, earliest first. */
  about(kind: FactKind, dimension: Dimension, word: string): readonly RecordFact[]
}

const none: readonly RecordFact[] = []

const inOrder = (one: RecordFact, other: RecordFact): number =>
  one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

function isOrdered(facts: readonly RecordFact[]): boolean {
  for (let index = 1; index < facts.length; index += 1) if (inOrder(facts[index - 1]!, facts[index]!) > 0) return false
  return true
}

/**
 * Corrected and withdrawn facts are left out here, once. The word lists are made when first asked for: a rule that asks
 * for badges alone never pays for themes.
 */
export function indexRecord({ facts, traits }: LearnerRecord): RecordIndex {
  const corrected = new Set<string>()
  for (const { corrects } of facts) if (corrects !== undefined) corrected.add(corrects)
  const byKind = new Map<FactKind, RecordFact[]>()
  for (const fact of isOrdered(facts) ? facts : facts.toSorted(inOrder)) {
    if (fact.withdraws || (corrected.size > 0 && corrected.has(fact.id))) continue
    const list = byKind.get(fact.kind)
    if (list) list.push(fact)
    else byKind.set(fact.kind, [fact])
  }
  const ofKind = (kind: FactKind): readonly RecordFact[] => byKind.get(kind) ?? none
  const byWord = new Map<FactKind, Partial<Record<Dimension, Map<string, RecordFact[]>>>>()
  return {
    traits,
    ofKind,
    about(kind, dimension, word) {
      let dimensions = byWord.get(kind)
      if (!dimensions) byWord.set(kind, (dimensions = {}))
      const words = (dimensions[dimension] ??= listsBy(ofKind(kind), dimension))
      return words.get(word) ?? none
    },
  }
}

function listsBy(facts: readonly RecordFact[], dimension: Dimension): Map<string, RecordFact[]> {
  const lists = new Map<string, RecordFact[]>()
  const put = (word: string, fact: RecordFact): void => {
    const list = lists.get(word)
    if (!list) lists.set(word, [fact])
    // A fact that says a word twice is still one fact.
    else if (list.at(-1) !== fact) list.push(fact)
  }
  for (const fact of facts) {
    if (dimension === 'theme' || dimension === 'skill') {
      const words = dimension === 'theme' ? fact.about.themes : fact.about.skills
      if (words) for (const word of words) put(word, fact)
    } else {
      const word = fact.about[dimension]
      if (word !== undefined) put(word, fact)
    }
  }
  return lists
}
