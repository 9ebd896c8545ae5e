import type { Id } from '#kernel/id.ts'
import type { Fact, StandingFact } from '../words.ts'

/**
 * A record as it stands today: in the order in which things happened, what was corrected or withdrawn marked with the fact
 * that did so. A withdrawal is no line of its own; a correction is.
 * @param facts all of one learner, in any order
 */
export function recordAsItStands(facts: readonly Fact[]): StandingFact[] {
  const amendments = amendmentsIn(facts)
  return facts
    .filter(({ amends }) => amends?.as !== 'withdrawal')
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
    .map((fact): StandingFact => {
      const amendedBy = amendments.get(fact.id) ?? null
      if (amendedBy === null) return { fact, state: 'stands', amendedBy }
      return { fact, state: amendedBy.amends?.as === 'withdrawal' ? 'withdrawn' : 'corrected', amendedBy }
    })
}

/** What counts: the facts nothing has amended. */
export const factsThatStand = (facts: readonly Fact[]): Fact[] =>
  recordAsItStands(facts).flatMap(({ fact, state }) => (state === 'stands' ? [fact] : []))

/**
 * A record to walk through today: what was corrected is stood in for by its correction, as a cause and as an effect. What was
 * withdrawn stays, so that a page can say so; the withdrawal itself is no step.
 */
export function recordToWalk(facts: readonly Fact[]): Fact[] {
  const amendments = amendmentsIn(facts)
  const correctionOf = (id: Id): Id | null => {
    const next = amendments.get(id)
    return next?.amends?.as === 'correction' ? next.id : null
  }
  const lastOf = (id: Id): Id => {
    let last = id
    for (let next = correctionOf(last); next !== null; next = correctionOf(last)) last = next
    return last
  }
  return facts
    .filter(({ id, amends }) => amends?.as !== 'withdrawal' && correctionOf(id) === null)
    .map((fact) => ({ ...fact, causes: [...new Set(fact.causes.map(lastOf))] }))
}

const amendmentsIn = (facts: readonly Fact[]): Map<Id, Fact> =>
  new Map(facts.flatMap((fact) => (fact.amends === null ? [] : [[fact.amends.factId, fact] as const])))

/**
 * A record for others than the learner: what the learner keeps to themselves is not in it, whether it was private from the
 * start or made so by a later word. Nothing of it shows through what is left, neither as a cause nor as what was amended.
 */
export function withoutPrivate(facts: readonly Fact[]): Fact[] {
  const amendments = amendmentsIn(facts)
  const lastWordOn = (fact: Fact): Fact => {
    let last = fact
    for (let next = amendments.get(last.id); next !== undefined; next = amendments.get(last.id)) last = next
    return last
  }
  const shared = facts.filter((fact) => fact.visibility === 'shared' && lastWordOn(fact).visibility === 'shared')
  const shown = new Set(shared.map(({ id }) => id))
  return shared.map((fact) => ({
    ...fact,
    causes: fact.causes.filter((cause) => shown.has(cause)),
    amends: fact.amends !== null && shown.has(fact.amends.factId) ? fact.amends : null,
  }))
}
