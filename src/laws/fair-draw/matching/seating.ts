import { heaps, none } from './last-first.ts'
import { usable, type Market } from './market.ts'

/** The state of every opportunity while wishes come in. */
export interface Seating {
  /** A learner asks. @returns whom the opportunity turns away: this learner, another, or `none` */
  readonly ask: (o: number, learner: number) => number
  /** The last ticket that comes in, by the guarantee in position `at` of o, or with null by the open seats. */
  readonly lastIn: (o: number, at: number | null) => number
}

/** `lastIn` where anybody who asks comes in. */
export const anybody = 0x7fffffff

/**
 * The programme's own choice: the meritorious rule of Sönmez and Yenmez (Econometrica 2022). Of all who ask, those who hold
 * the place already stay. Then tickets are read in their order and a learner is seated by a guarantee whenever the number of
 * guarantees in use can grow by her, each learner counting for one; that is the greedy choice in a matroid, and some maximum
 * matching of learners with guaranteed seats. The seats that are left go in the order of tickets to anyone.
 *
 * Learners of the same guarantees are alike to the matching, so it is kept as counts by kind of learner (the set of
 * guarantees she may use) and guarantee: `seated[kind][guarantee]`.
 */
export function seating(market: Market): Seating {
  const { opportunities, seats, guaranteeFrom, guaranteeSeats, holds } = market
  const { put, rest } = heaps(market.learners)
  const kindFrom = new Int32Array(opportunities + 1)
  const seatedFrom = new Int32Array(opportunities + 1)
  for (let o = 0; o < opportunities; o += 1) {
    const guarantees = guaranteeFrom[o + 1]! - guaranteeFrom[o]!
    kindFrom[o + 1] = kindFrom[o]! + (1 << guarantees)
    seatedFrom[o + 1] = seatedFrom[o]! + guarantees * (1 << guarantees)
  }
  const seated = new Int32Array(seatedFrom[opportunities]!)
  const top = new Int32Array(kindFrom[opportunities]!).fill(none)
  const openTop = new Int32Array(opportunities).fill(none)
  const free = guaranteeSeats.slice()
  const taken = new Int32Array(opportunities)
  const fromGuarantee = new Int32Array(8)
  const fromKind = new Int32Array(8)
  const waiting = new Int32Array(8)
  let reached = 0

  /** Which guarantees the kind can come to, itself or by moving others on. @returns one with a free seat, or `none` */
  function reach(o: number, kind: number): number {
    const first = guaranteeFrom[o]!
    const guarantees = guaranteeFrom[o + 1]! - first
    reached = kind
    let end = 0
    for (let g = 0; g < guarantees; g += 1) {
      if (((kind >>> g) & 1) === 0) continue
      fromGuarantee[g] = none
      waiting[end] = g
      end += 1
    }
    for (let next = 0; next < end; next += 1) {
      const g = waiting[next]!
      if (free[first + g]! > 0) return g
      for (let other = 1; other < 1 << guarantees; other += 1) {
        if ((other & ~reached) === 0 || seated[seatedFrom[o]! + other * guarantees + g] === 0) continue
        for (let to = 0; to < guarantees; to += 1) {
          if (((other >>> to) & 1) === 0 || ((reached >>> to) & 1) === 1) continue
          reached |= 1 << to
          fromGuarantee[to] = g
          fromKind[to] = other
          waiting[end] = to
          end += 1
        }
      }
    }
    return none
  }

  /** Fills the place that is free at guarantee g along the path by which it was reached, and seats the kind at its head. */
  function fill(o: number, g: number, kind: number): void {
    const guarantees = guaranteeFrom[o + 1]! - guaranteeFrom[o]!
    const base = seatedFrom[o]!
    let at = g
    for (let before = fromGuarantee[at]!; before !== none; before = fromGuarantee[at]!) {
      const moved = base + fromKind[at]! * guarantees
      seated[moved + at] = seated[moved + at]! + 1
      seated[moved + before] = seated[moved + before]! - 1
      at = before
    }
    seated[base + kind * guarantees + at] = seated[base + kind * guarantees + at]! + 1
  }

  /** Of those seated by a guarantee among `within`, the kind of the one drawn last; `at` becomes a guarantee of it. */
  let at = none
  function lastKind(o: number, within: number): number {
    const guarantees = guaranteeFrom[o + 1]! - guaranteeFrom[o]!
    let found = none
    let last = none
    for (let kind = 1; kind < 1 << guarantees; kind += 1) {
      const learner = top[kindFrom[o]! + kind]!
      if (learner <= last) continue
      for (let g = 0; g < guarantees; g += 1) {
        if (((within >>> g) & 1) === 0 || seated[seatedFrom[o]! + kind * guarantees + g] === 0) continue
        found = kind
        last = learner
        at = g
        break
      }
    }
    return found
  }

  /** Takes the last learner of the kind from guarantee `at`. @returns the learner */
  function unseat(o: number, kind: number): number {
    const slot = kindFrom[o]! + kind
    const learner = top[slot]!
    top[slot] = rest(learner)
    const count = seatedFrom[o]! + kind * (guaranteeFrom[o + 1]! - guaranteeFrom[o]!) + at
    seated[count] = seated[count]! - 1
    return learner
  }

  function seat(o: number, g: number, kind: number, learner: number): void {
    fill(o, g, kind)
    if (holds[learner] !== o) top[kindFrom[o]! + kind] = put(top[kindFrom[o]! + kind]!, learner)
  }

  function ask(o: number, learner: number): number {
    const kind = usable(market, o, learner)
    const stays = holds[learner] === o
    let open = stays ? none : learner
    if (kind !== 0) {
      const g = reach(o, kind)
      if (g !== none) {
        free[guaranteeFrom[o]! + g] = free[guaranteeFrom[o]! + g]! - 1
        seat(o, g, kind, learner)
        open = none
      } else {
        const weakest = lastKind(o, reached)
        if (weakest !== none && (stays || top[kindFrom[o]! + weakest]! > learner)) {
          const place = at
          open = unseat(o, weakest)
          seat(o, place, kind, learner)
        }
      }
    }
    if (open !== none) openTop[o] = put(openTop[o]!, open)
    if (taken[o]! < seats[o]!) {
      taken[o] = taken[o]! + 1
      return none
    }
    const last = openTop[o]!
    if (last !== none) {
      openTop[o] = rest(last)
      return last
    }
    // Only where those who hold their places left fewer seats than there are guarantees.
    const turned = unseat(o, lastKind(o, 0xff))
    free[guaranteeFrom[o]! + at] = free[guaranteeFrom[o]! + at]! + 1
    return turned
  }

  function lastIn(o: number, guarantee: number | null): number {
    if (taken[o]! < seats[o]!) return anybody
    if (guarantee === null) return openTop[o]!
    const isFree = reach(o, 1 << guarantee) !== none
    if (isFree && openTop[o] !== none) return anybody
    const kind = lastKind(o, isFree ? 0xff : reached)
    return kind === none ? none : top[kindFrom[o]! + kind]!
  }

  return { ask, lastIn }
}
