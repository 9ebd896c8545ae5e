import { expect, test } from 'vitest'
import { checkPlan } from './checking/check-plan.ts'
import { loadSolver } from './load-highs.ts'
import { isBetter, planVisits } from './plan-visits.ts'
import { mistakesIn } from './read-plan-file.ts'
import { townOfChance, type Size } from './test-towns.ts'
import type { ClassPlan, PlanFile, Visit, Worth } from './words.ts'

const solver = await loadSolver()
const small: Size = { classes: 4, slots: 4, days: 3, schools: 2, paths: 2 }

function planOf(file: PlanFile, largeFrom: number): ClassPlan {
  expect(mistakesIn(file)).toEqual([])
  const plan = planVisits(file, solver, 60, largeFrom)
  if (!plan.ok) throw new Error(plan.refusal)
  return plan.value
}

/** The worth of every plan there is, by trying each slot for each visit asked for. */
function everyWorth(file: PlanFile): Worth[] {
  const asked = file.classes.flatMap((one) => one.paths.map((path) => ({ class: one.id, path })))
  const worths: Worth[] = []
  const tryFrom = (at: number, visits: readonly Visit[]): void => {
    const { faults, worth } = checkPlan(file, visits)
    if (faults.length > 0) return
    const next = asked[at]
    if (!next) {
      worths.push(worth)
      return
    }
    tryFrom(at + 1, visits)
    for (const { id } of file.slots) tryFrom(at + 1, [...visits, { ...next, slot: id }])
  }
  tryFrom(0, [])
  return worths
}

test('no plan there is meets more, leaves out nearer schools, or is better by more than the gap asked for', () => {
  let bettered = 0
  for (let seed = 0; seed < 150; seed += 1) {
    const file = townOfChance(seed, small)
    // Every other town path by path, as large ones are.
    const plan = planOf(file, seed % 2 === 0 ? 0 : 1_500)
    if (plan.by === 'solver') bettered += 1
    const checked = checkPlan(file, plan.visits)
    expect({ seed, ...checked }).toEqual({ seed, faults: [], worth: plan.worth })
    const all = everyWorth(file)
    const best = all.reduce((one, other) => (isBetter(other, one) ? other : one))
    const { met, farLeftOut, worstOff, cost } = plan.worth
    expect({ seed, met, farLeftOut }).toEqual({ seed, met: best.met, farLeftOut: best.farLeftOut })
    expect(worstOff, `worst-off of ${seed}`).toBeLessThanOrEqual(best.worstOff * 1.005)
    const asGood = all.filter(
      (one) => one.met === met && one.farLeftOut === farLeftOut && one.worstOff <= worstOff + 1e-9,
    )
    const least = asGood.reduce((sum, one) => Math.min(sum, one.cost), Infinity)
    expect(cost, `cost of ${seed}`).toBeLessThanOrEqual(least * 1.005)
  }
  expect(bettered).toBeGreaterThan(10)
})
