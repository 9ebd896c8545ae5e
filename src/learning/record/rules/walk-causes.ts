import type { Id } from '#kernel/id.ts'
import type { Fact } from '../words.ts'

/** A walk ends here, however much there is: a page shows no more, and a badge rests on less. */
export const longestWalk = 200

export interface Walk {
  /** The nearest first, each once; with its distance in steps. */
  readonly steps: readonly { readonly fact: Fact; readonly distance: number }[]
  /** There was more than a walk is long. */
  readonly isCut: boolean
}

/** Everything a fact follows from, its causes' causes too. Ends by itself: a cause always stands before its effect. */
export function causesOf(id: Id, facts: readonly Fact[], longest = longestWalk): Walk {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return walk(id, (from) => byId.get(from)?.causes.flatMap((cause) => byId.get(cause) ?? []) ?? [], longest)
}

/** Everything that followed from a fact, near and far. */
export function effectsOf(id: Id, facts: readonly Fact[], longest = longestWalk): Walk {
  const effects = new Map<Id, Fact[]>()
  for (const fact of facts) {
    for (const cause of fact.causes) {
      const known = effects.get(cause)
      if (known) known.push(fact)
      else effects.set(cause, [fact])
    }
  }
  return walk(id, (from) => effects.get(from) ?? [], longest)
}

function walk(from: Id, next: (id: Id) => readonly Fact[], longest: number): Walk {
  const seen = new Set<Id>([from])
  const steps: { fact: Fact; distance: number }[] = []
  let edge: readonly Id[] = [from]
  for (let distance = 1; edge.length > 0; distance += 1) {
    const found: Id[] = []
    for (const fact of edge.flatMap(next)) {
      if (seen.has(fact.id)) continue
      if (steps.length === longest) return { steps, isCut: true }
      seen.add(fact.id)
      steps.push({ fact, distance })
      found.push(fact.id)
    }
    edge = found
  }
  return { steps, isCut: false }
}
