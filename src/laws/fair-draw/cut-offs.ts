import { inOrder, usable, type Prepared } from './matching/market.ts'
import type { Matched } from './matching/deferred-acceptance.ts'
import { none } from './matching/last-first.ts'
import { anybody } from './matching/seating.ts'
import type { ReadFile } from './read-file.ts'
import { cutBetween, everybody, nobody } from './tickets.ts'
import type { CutOffs } from './words.ts'

/**
 * For each opportunity and route, which tickets come in. For overlapping guarantees too a learner is seated exactly when her
 * ticket passes the line of one route that she may use: in a matroid the last of a circuit is turned away, and the circuit
 * that several guarantees make with her is the union of those that each makes alone.
 */
export function cutOffsOf(file: ReadFile, prepared: Prepared, { met, seating }: Matched): CutOffs[] {
  const { market, tickets, opportunities } = prepared
  const first = firstTurnedAway(prepared, met)
  const line = (last: number, turnedAway: number): string => {
    if (turnedAway === anybody || last === anybody) return everybody
    return last === none ? nobody : cutBetween(tickets[last]!.ticket, tickets[turnedAway]!.ticket)
  }
  return opportunities
    .map((index, o): CutOffs => {
      const { id, guarantees } = file.opportunities[index]!
      const from = market.guaranteeFrom[o]!
      return {
        opportunity: id,
        open: line(seating.lastIn(o, null), first.open[o]!),
        guaranteed: guarantees.map(({ group }, g) => ({
          group,
          below: line(seating.lastIn(o, g), first.guaranteed[from + g]!),
        })),
      }
    })
    .sort((one, other) => inOrder(one.opportunity, other.opportunity))
}

/** Of all who asked and were turned away, the first ticket: by opportunity, and by guarantee of those who may use it. */
function firstTurnedAway({ market }: Prepared, met: Int32Array) {
  const { wishFrom, wishes, struck } = market
  const open = new Int32Array(market.opportunities).fill(anybody)
  const guaranteed = new Int32Array(market.guaranteeSeats.length).fill(anybody)
  for (let learner = 0; learner < market.learners; learner += 1) {
    const end = met[learner] === none ? wishFrom[learner + 1]! : met[learner]!
    for (let wish = wishFrom[learner]!; wish < end; wish += 1) {
      if (struck[wish] === 1) continue
      const o = wishes[wish]!
      if (open[o] === anybody) open[o] = learner
      let kind = usable(market, o, learner)
      for (let at = market.guaranteeFrom[o]!; kind !== 0; at += 1, kind >>>= 1) {
        if ((kind & 1) === 1 && guaranteed[at] === anybody) guaranteed[at] = learner
      }
    }
  }
  return { open, guaranteed }
}
