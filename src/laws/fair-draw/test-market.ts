import type { Applicant, DrawFile, Guarantee } from './words.ts'

/** mulberry32, so that a market is told by one number. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

export interface Shape {
  readonly learners: number
  readonly opportunities: number
  readonly wishes: number
  readonly groups: number
  /** Of a hundred learners, how many are in each group. */
  readonly inGroup: number
  /** Of a hundred learners, how many ask together with the one before. */
  readonly together: number
}

/** A small market of chance: overlapping guarantees, brothers and sisters, and blocks where asked for. */
export function marketOfChance(seed: number, shape: Shape): DrawFile {
  const chance = chanceOf(seed)
  const groups = Array.from({ length: shape.groups }, (_, group) => `g${group}`)
  const opportunities = Array.from({ length: shape.opportunities }, (_, o) => {
    const seats = chance(5)
    let left = seats
    const guarantees = groups.flatMap((group): Guarantee[] => {
      if (chance(3) === 0) return []
      const guaranteed = chance(left + 1)
      left -= guaranteed
      return [{ group, seats: guaranteed }]
    })
    return { id: `o${o}`, seats, guarantees: chance(2) === 0 ? guarantees.reverse() : guarantees }
  })
  const applicants: Applicant[] = []
  for (let l = 0; l < shape.learners; l += 1) {
    const before = applicants.at(-1)
    const own = groups.filter(() => chance(100) < shape.inGroup)
    if (before && chance(100) < shape.together) {
      const together = before.together ?? `b${l}`
      applicants[l - 1] = { ...before, together }
      const family = chance(2) === 0 ? before.family : `f${l}`
      applicants.push({ id: `l${l}`, family, together, groups: own, wishes: before.wishes })
      continue
    }
    const all = opportunities.map(({ id }) => id)
    const wishes = Array.from({ length: chance(shape.wishes + 1) }, () => all.splice(chance(all.length), 1)[0]!)
    const family = before && chance(5) === 0 ? before.family : `f${l}`
    applicants.push({ id: `l${l}`, family, together: null, groups: own, wishes })
  }
  return { opportunities, applicants }
}

export function shuffled<Row>(rows: readonly Row[], seed: number): Row[] {
  const chance = chanceOf(seed)
  const left = [...rows]
  return rows.map(() => left.splice(chance(left.length), 1)[0]!)
}
