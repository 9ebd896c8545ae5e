import { none } from './last-first.ts'
import type { Market } from './market.ts'
import { seating, type Seating } from './seating.ts'

export interface Matched {
  /** For each learner the position in `market.wishes` of the wish that is met, or -1. */
  readonly met: Int32Array
  readonly seating: Seating
}

/**
 * Learner-proposing deferred acceptance (Gale and Shapley 1962): everyone asks for the dearest wish; an opportunity keeps,
 * for the moment, whom its choice keeps, and who is turned away asks for the next. The choices are substitutable and
 * never keep fewer of more, so the outcome is the one stable outcome that is best for every learner at once, whatever the
 * order of asking (Hatfield and Milgrom 2005).
 */
export function deferredAcceptance(market: Market): Matched {
  const { wishFrom, wishes, struck } = market
  const seats = seating(market)
  const met = wishFrom.slice(0, market.learners)
  for (let first = 0; first < market.learners; first += 1) {
    let learner = first
    while (learner !== none) {
      let wish = met[learner]!
      const end = wishFrom[learner + 1]!
      while (wish < end && struck[wish] === 1) wish += 1
      met[learner] = wish
      if (wish === end) break
      const turned = seats.ask(wishes[wish]!, learner)
      if (turned !== none) met[turned] = met[turned]! + 1
      learner = turned
    }
  }
  for (let learner = 0; learner < market.learners; learner += 1) {
    if (met[learner] === wishFrom[learner + 1]) met[learner] = none
  }
  return { met, seating: seats }
}
