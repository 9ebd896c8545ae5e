import type { Asked } from '../asked.ts'
import type { FactTest } from '../compile-leaf.ts'
import type { RecordFact } from '../record-words.ts'
import { SlotFlow } from './slot-flow.ts'

/** One slot of single use: filled by one leaf that may need several facts, or by one fact that any of its leaves takes. */
export interface Slot {
  readonly tests: readonly FactTest[]
}

export interface SharedOut {
  /** Indexes of the slots filled, in the order they are written. */
  readonly filled: readonly number[]
  /** For each slot the facts it may count: of a filled one its own, of an empty one all that no slot was given. */
  readonly shares: readonly ReadonlyMap<string, number>[]
}

const needOf = ({ tests }: Slot): number =>
  tests.length === 1 && tests[0]!.leaf.kind !== 'level' ? tests[0]!.needed : 1

/**
 * The most slots that can be filled at once when no fact, and of hours no minute, is counted twice.
 * Exact. Slots of one fact each are a matching, where taking slots in order is best; otherwise every choice of slots is
 * tried until `enough` are filled, at most 2^12 of them (`checkOnce`), and then whichever else still fits is added.
 * Hours are shared out by the minute: one long visit may help two slots, each with minutes of its own.
 */
export function shareOut(slots: readonly Slot[], enough: number, asked: Asked): SharedOut {
  const { flow, nodes, arcs, worths } = networkOf(slots, asked)
  const fill = (slot: number): boolean => slots[slot]!.tests.length > 0 && flow.fill(nodes[slot]!, needOf(slots[slot]!))
  let filled: number[] = []
  if (slots.some((slot) => needOf(slot) > 1)) {
    const empty = flow.keep()
    // What cannot be filled even alone can be left out of every choice.
    const possible = slots.flatMap((_, slot) => {
      const fits = fill(slot)
      flow.restore(empty)
      return fits ? [slot] : []
    })
    let best = empty
    const search = (next: number, chosen: readonly number[]): void => {
      if (chosen.length > filled.length) [filled, best] = [[...chosen], flow.keep()]
      if (filled.length >= enough || chosen.length + possible.length - next <= filled.length) return
      const before = flow.keep()
      if (fill(possible[next]!)) search(next + 1, [...chosen, possible[next]!])
      flow.restore(before)
      search(next + 1, chosen)
    }
    search(0, [])
    flow.restore(best)
  }
  for (const slot of slots.keys()) if (!filled.includes(slot) && fill(slot)) filled.push(slot)
  filled = filled.toSorted((one, other) => one - other)
  const left = new Map(worths)
  const own = arcs.map((ofSlot) => {
    const shares = new Map<string, number>()
    for (const [fact, arc] of ofSlot) {
      const given = flow.given(arc)
      if (given === 0) continue
      shares.set(fact, given)
      left.set(fact, left.get(fact)! - given)
    }
    return shares
  })
  return { filled, shares: slots.map((_, slot) => (filled.includes(slot) ? own[slot]! : left)) }
}

interface Network {
  readonly flow: SlotFlow
  readonly nodes: readonly number[]
  /** Per slot, by fact, the arc that tells what the fact gives it. */
  readonly arcs: readonly ReadonlyMap<string, number>[]
  readonly worths: ReadonlyMap<string, number>
}

function networkOf(slots: readonly Slot[], { index, moment }: Asked): Network {
  const flow = new SlotFlow()
  const supplies = new Map<string, number>()
  const worths = new Map<string, number>()
  const supplyOf = (fact: RecordFact, worth: number): number => {
    const known = supplies.get(fact.id)
    if (known !== undefined) return known
    const made = flow.addSupply(worth)
    supplies.set(fact.id, made)
    worths.set(fact.id, worth)
    return made
  }
  const nodes: number[] = []
  const arcs = slots.map(({ tests }) => {
    const slot = flow.addSlot()
    nodes.push(slot)
    const arcOf = new Map<string, number>()
    for (const test of tests) {
      const places = new Map<string, number>()
      test.each(index, moment, (fact) => {
        const worth = test.leaf.kind === 'level' ? 1 : test.worth(fact)
        if (worth === 0 || arcOf.has(fact.id)) return false
        const supply = supplyOf(fact, worth)
        // Too low an assessment fills nothing, but still tells how far somebody is.
        if (test.leaf.kind === 'level' && test.worth(fact) < test.needed) return false
        let from = slot
        if (test.different !== null) {
          const word = fact.about[test.different]
          if (word === undefined) return false
          from = places.get(word) ?? flow.addPlaceOfOne(slot)
          places.set(word, from)
        }
        arcOf.set(fact.id, flow.allow(from, supply))
        return false
      })
    }
    return arcOf
  })
  return { flow, nodes, arcs, worths }
}
