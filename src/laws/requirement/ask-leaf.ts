import type { Ask, Asked } from './asked.ts'
import type { FactTest } from './compile-leaf.ts'
import type { RecordFact } from './record-words.ts'
import { standingOfTrait } from './traits.ts'
import type { Verdict } from './verdict-words.ts'
import type { Leaf, TraitLeaf } from './words.ts'

const nothing: readonly never[] = []

function leafVerdict(leaf: Leaf, got: number, needed: number, facts: readonly string[]): Verdict {
  const standing = got >= needed ? 'met' : 'not-met'
  return { kind: leaf.kind, standing, got: Math.min(got, needed), needed, facts, branches: nothing, leaf, name: null }
}

export const askTrait =
  (leaf: TraitLeaf): Ask =>
  ({ index, moment }) => {
    const standing = standingOfTrait(leaf, index.traits, moment)
    const got = standing === 'met' ? 1 : 0
    return { kind: leaf.kind, standing, got, needed: 1, facts: nothing, branches: nothing, leaf, name: null }
  }

/** Counts the earliest facts it needs and no more; of a level, the best fact, the earliest of equals. */
export function askFacts(test: FactTest): Ask {
  const count = test.leaf.kind === 'level' ? best : test.exactly && test.different === null ? sumOfList : sum
  return (asked) => {
    if (asked.granted?.has(test.key)) return leafVerdict(test.leaf, test.needed, test.needed, nothing)
    return count(test, asked)
  }
}

/** As `sum`, where a list already holds all facts it takes: nothing is left but to cut it where it is enough. */
function sumOfList(test: FactTest, asked: Asked): Verdict {
  const list = test.exactly!(asked.index)
  if (asked.shares !== null || !list.allCount(asked.moment.at)) return sum(test, asked)
  const { ids } = list
  if (test.leaf.kind !== 'hours') return leafVerdict(test.leaf, ids.length, test.needed, ids.slice(0, test.needed))
  const minutes = list.minutesUpTo()
  if (minutes === null) return sum(test, asked)
  let many = 0
  while (many < minutes.length && (many === 0 || minutes[many - 1]! < test.needed)) many += 1
  return leafVerdict(test.leaf, minutes[many - 1] ?? 0, test.needed, ids.slice(0, many))
}

function sum(test: FactTest, { index, moment, shares }: Asked): Verdict {
  const facts: string[] = []
  const met = test.different === null ? null : new Set<string>()
  let got = 0
  test.each(index, moment, (fact) => {
    const worth = shareOf(test, fact, shares)
    if (worth === 0 || (met !== null && !isNew(fact.about[test.different!], met))) return false
    got += worth
    facts.push(fact.id)
    return got >= test.needed
  })
  return leafVerdict(test.leaf, got, test.needed, facts)
}

function shareOf(test: FactTest, fact: RecordFact, shares: ReadonlyMap<string, number> | null): number {
  if (shares === null) return test.worth(fact)
  const share = shares.get(fact.id) ?? 0
  return test.leaf.kind === 'hours' ? share : Math.min(share, 1)
}

function isNew(word: string | undefined, met: Set<string>): boolean {
  if (word === undefined || met.has(word)) return false
  met.add(word)
  return true
}

function best(test: FactTest, { index, moment, shares }: Asked): Verdict {
  let rank = 0
  let facts: readonly string[] = nothing
  test.each(index, moment, (fact) => {
    const worth = shares === null || shares.has(fact.id) ? test.worth(fact) : 0
    if (worth > rank) {
      rank = worth
      facts = [fact.id]
    }
    return rank >= test.needed
  })
  return leafVerdict(test.leaf, rank, test.needed, facts)
}
