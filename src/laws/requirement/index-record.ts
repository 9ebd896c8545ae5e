import { factKinds, type FactKind, type LearnerRecord, type RecordFact, type Traits } from './record-words.ts'

const dimensions = [
  'opportunity',
  'opportunityKind',
  'organisation',
  'theme',
  'skill',
  'achievement',
  'competency',
] as const
/** Words of a fact that lead to it quickly. */
export type Dimension = (typeof dimensions)[number]

/** Facts in force that share a word, earliest first, with what is asked of them most often counted once. */
export class FactList {
  readonly facts: RecordFact[] = []
  readonly ids: string[] = []
  /** Some of them run out: then who still counts depends on the moment. */
  expires = false
  private lastAt = -Infinity
  private sums: readonly number[] | null | undefined = undefined

  /** In order; a fact that says a word twice is still one fact. */
  add(fact: RecordFact): void {
    if (this.facts[this.facts.length - 1] === fact) return
    this.facts.push(fact)
    this.ids.push(fact.id)
    this.lastAt = fact.at
    if (fact.untilAt !== undefined) this.expires = true
  }

  /** Nothing in it is over or yet to come at this moment. */
  allCount(at: number): boolean {
    return !this.expires && this.lastAt <= at
  }

  /** Minutes of the first one, the first two, and so on; null where one of them has none to count. */
  minutesUpTo(): readonly number[] | null {
    if (this.sums === undefined) {
      let sum = 0
      this.sums = this.facts.every(({ about }) => about.minutes)
        ? this.facts.map(({ about }) => (sum += about.minutes!))
        : null
    }
    return this.sums
  }
}

const nothing = new FactList()

/** One learner's record made ready for many verdicts; independent of rule, book and moment, so it may be kept. */
export interface RecordIndex {
  readonly traits: Traits
  ofKind(kind: FactKind): FactList
  /** Those of one kind about any of these words, which mean the same. */
  about(place: WordPlace, words: SameWords): FactList
}

/** Where words of one dimension of one kind of fact are looked up. */
export interface WordPlace {
  readonly kind: FactKind
  readonly dimension: Dimension
  readonly number: number
}

export const wordPlace = (kind: FactKind, dimension: Dimension): WordPlace => ({
  kind,
  dimension,
  number: factKinds.indexOf(kind) * dimensions.length + dimensions.indexOf(dimension),
})

/** One word, or several that mean exactly the same. */
export interface SameWords {
  readonly first: string
  readonly all: ReadonlySet<string>
}

const inOrder = (one: RecordFact, other: RecordFact): number =>
  one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

function isOrdered(facts: readonly RecordFact[]): boolean {
  for (let index = 1; index < facts.length; index += 1) if (inOrder(facts[index - 1]!, facts[index]!) > 0) return false
  return true
}

/**
 * Corrected and withdrawn facts are left out here, once. The first word asked for is looked up by reading through; from
 * the second of its sort on there are lists, so a rule that asks for badges alone never pays for themes.
 */
export function indexRecord({ facts, traits }: LearnerRecord): RecordIndex {
  const corrected = new Set<string>()
  for (const { corrects } of facts) if (corrects !== undefined) corrected.add(corrects)
  const byKind = new Map<FactKind, FactList>()
  for (const fact of isOrdered(facts) ? facts : facts.toSorted(inOrder)) {
    if (fact.withdraws || (corrected.size > 0 && corrected.has(fact.id))) continue
    let list = byKind.get(fact.kind)
    if (!list) byKind.set(fact.kind, (list = new FactList()))
    list.add(fact)
  }
  const ofKind = (kind: FactKind): FactList => byKind.get(kind) ?? nothing
  const together = new WeakMap<SameWords, FactList>()
  const askedOnce: boolean[] = []
  const byWord: (Map<string, FactList> | undefined)[] = []
  return {
    traits,
    ofKind,
    about(place, words) {
      const { kind, number } = place
      if (byWord[number] === undefined) {
        if (words.all.size === 1 && askedOnce[number] !== true) {
          askedOnce[number] = true
          return listOf(ofKind(kind).facts, place.dimension, words.first)
        }
        byWord[number] = listsBy(ofKind(kind).facts, place.dimension)
      }
      const lists = byWord[number]
      if (words.all.size === 1) return lists.get(words.first) ?? nothing
      let list = together.get(words)
      if (!list) together.set(words, (list = joined([...words.all].map((word) => lists.get(word) ?? nothing))))
      return list
    },
  }
}

function listOf(facts: readonly RecordFact[], dimension: Dimension, word: string): FactList {
  const list = new FactList()
  for (const fact of facts) {
    const said =
      dimension === 'theme'
        ? fact.about.themes?.includes(word)
        : dimension === 'skill'
          ? fact.about.skills?.includes(word)
          : fact.about[dimension] === word
    if (said) list.add(fact)
  }
  return list
}

function joined(lists: readonly FactList[]): FactList {
  const list = new FactList()
  for (const fact of lists.flatMap(({ facts }) => facts).toSorted(inOrder)) list.add(fact)
  return list
}

function listsBy(facts: readonly RecordFact[], dimension: Dimension): Map<string, FactList> {
  const lists = new Map<string, FactList>()
  const put = (word: string, fact: RecordFact): void => {
    let list = lists.get(word)
    if (!list) lists.set(word, (list = new FactList()))
    list.add(fact)
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
