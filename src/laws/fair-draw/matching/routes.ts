import { usable, type Market } from './market.ts'

/**
 * Under which guarantee each learner placed at o is counted; who is left out has an open seat. In the order of tickets,
 * those who held the place before first, a learner is counted under the first guarantee that can take her, others moving
 * on where that is needed. Computed from who is placed alone, so that it does not depend on how that came about.
 * @returns the position of a guarantee of o by learner
 */
export function countedUnder(market: Market, o: number, placed: readonly number[]): ReadonlyMap<number, number> {
  const from = market.guaranteeFrom[o]!
  const seats = market.guaranteeSeats.subarray(from, market.guaranteeFrom[o + 1])
  const total = seats.reduce((sum, count) => sum + count, 0)
  const under = new Map<number, number>()
  const at: number[][] = Array.from(seats, () => [])

  function place(learner: number, tried: number): number {
    const kind = usable(market, o, learner)
    let seen = tried
    for (let g = 0; g < seats.length; g += 1) {
      if (((kind >>> g) & 1) === 0 || ((seen >>> g) & 1) === 1) continue
      seen |= 1 << g
      const here = at[g]!
      let leaves = here.length < seats[g]! ? here.length : -1
      for (let other = 0; leaves < 0 && other < here.length; other += 1) {
        const after = place(here[other]!, seen)
        if (after === 0) leaves = other
        else seen |= after
      }
      if (leaves < 0) continue
      here[leaves] = learner
      under.set(learner, g)
      return 0
    }
    return seen
  }

  const held = (learner: number): number => (market.holds[learner] === o ? 0 : 1)
  const order = [...placed].sort((one, other) => held(one) - held(other) || one - other)
  for (const learner of order) {
    if (under.size === total) break
    place(learner, 0)
  }
  return under
}
