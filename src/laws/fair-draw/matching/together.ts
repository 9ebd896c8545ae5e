import { deferredAcceptance, type Matched } from './deferred-acceptance.ts'
import { none } from './last-first.ts'
import type { Market } from './market.ts'

/**
 * Places with blocks that want to be together or not at all. With such blocks a stable outcome may not exist (Correa and
 * others, on Chile), so this is a rule of thumb, the same for everybody and free of chance:
 *
 * 1. Everyone asks alone; a block's members have neighbouring tickets and the same wishes.
 * 2. A block is torn where the dearest wish that any of its members got is not met for all of them. At each opportunity
 *    that tears blocks, the block drawn last loses this wish, all its members, and everything is drawn again with the same tickets.
 * 3. It ends, since each time wishes become fewer, with every block whole.
 *
 * The outcome is stable for the wishes that are left: nobody outside a block has reason to complain, and a member of a
 * block only because of a wish her block lost. A place that a member keeps from the first round is never lost here.
 */
export function matchTogether(market: Market): Matched & { readonly struck: Uint8Array } {
  const struck = market.struck.slice()
  const open = { ...market, struck }
  for (;;) {
    const matched = deferredAcceptance(open)
    const tearing = tornAt(open, matched.met)
    if (tearing.size === 0) return { ...matched, struck }
    for (const [o, block] of tearing) {
      for (const learner of block) struck[positionOf(market, learner, o)] = 1
    }
  }
}

/** Of each opportunity that tears blocks, the block drawn last: that whose earliest ticket is the latest. */
function tornAt(market: Market, met: Int32Array): ReadonlyMap<number, readonly number[]> {
  const { wishFrom, wishes, blocks } = market
  const torn = new Map<number, readonly number[]>()
  for (const block of blocks) {
    let dearest = none
    let whole = true
    const placeOf = (learner: number): number => (met[learner] === none ? none : met[learner]! - wishFrom[learner]!)
    for (const learner of block) {
      const place = placeOf(learner)
      if (place !== placeOf(block[0]!)) whole = false
      if (place !== none && (dearest === none || place < dearest)) dearest = place
    }
    if (whole) continue
    const o = wishes[wishFrom[block[0]!]! + dearest]!
    const last = torn.get(o)
    if (!last || block[0]! > last[0]!) torn.set(o, block)
  }
  return torn
}

function positionOf({ wishFrom, wishes }: Market, learner: number, o: number): number {
  let at = wishFrom[learner]!
  while (wishes[at] !== o) at += 1
  return at
}
