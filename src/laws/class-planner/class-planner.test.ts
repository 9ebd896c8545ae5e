import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { checkPlan } from './checking/check-plan.ts'
import { fillUp } from './greedy.ts'
import { loadSolver } from './load-highs.ts'
import { isBetter, planVisits } from './plan-visits.ts'
import { questionsOf } from './questions.ts'
import type { Solver } from './solver.ts'
import { shuffled, townOfChance, type Size } from './test-towns.ts'
import type { ClassPlan, PlanFile, SchoolClass, Slot, Visit, Worth } from './words.ts'

const highs = await loadSolver()
const [monday, tuesday] = ['2026-10-05', '2026-10-06'] as [Day, Day]
const some: SchoolClass = {
  id: 'c1',
  goesAs: 'c1',
  school: 'near',
  size: 20,
  grade: '4',
  paths: ['theatre'],
  possibleOn: [monday, tuesday],
  ratherOn: [],
  notIn: [],
  ratherIn: [],
}
const slot: Slot = { id: 't1', path: 'theatre', on: monday, seats: 25, grades: ['4'], place: 'stage' }
const ways = [
  { school: 'near', place: 'stage', minutes: 10 },
  { school: 'near', place: 'barn', minutes: 30 },
  { school: 'far', place: 'stage', minutes: 50 },
  { school: 'far', place: 'barn', minutes: 40 },
]

function town(classes: readonly Partial<SchoolClass>[], slots: readonly Partial<Slot>[], more = {}): PlanFile {
  return {
    classes: classes.map((one, row) => ({ ...some, id: `c${row + 1}`, goesAs: `c${row + 1}`, ...one })),
    slots: slots.map((one, row) => ({ ...slot, id: `t${row + 1}`, ...one })),
    ways,
    blocked: [],
    awayADay: 2,
    otherDayMinutes: 15,
    ...more,
  }
}

function planOf(file: PlanFile, solver: Solver = highs): ClassPlan {
  const plan = planVisits(file, solver, 60)
  if (!plan.ok) throw new Error(plan.refusal)
  expect(checkPlan(file, plan.value.visits)).toEqual({ faults: [], worth: plan.value.worth })
  return plan.value
}

const told = ({ visits }: ClassPlan): string[] => visits.map((visit) => `${visit.class} ${visit.slot}`)

function simpleWorth(file: PlanFile): Worth {
  const all = questionsOf(file)
  const visits = fillUp(all, file.awayADay, []).map(({ question, slot: at }): Visit => {
    const { class: one, path } = all.questions[question]!
    return { class: one.id, path, slot: all.slots[at]!.id }
  })
  return checkPlan(file, visits).worth
}

describe('what is given first', () => {
  test('where one visit is too few, the far school goes', () => {
    const plan = planOf(town([{ school: 'near' }, { school: 'far' }], [{}]))
    expect(told(plan)).toEqual(['c2 t1'])
    expect(plan.worth).toEqual({ met: 1, farLeftOut: 10, worstOff: 50, cost: 60 })
  })

  test('two near classes go before one far class: most is more', () => {
    const file = town([{ school: 'near' }, { school: 'near' }, { school: 'far', size: 40 }], [{ seats: 40 }])
    expect(told(planOf(file))).toEqual(['c1 t1', 'c2 t1'])
  })

  test('nobody has 50 minutes where 45 are enough, though all together travel longer', () => {
    const crossed = [
      { school: 'near', place: 'stage', minutes: 45 },
      { school: 'near', place: 'barn', minutes: 10 },
      { school: 'far', place: 'stage', minutes: 50 },
      { school: 'far', place: 'barn', minutes: 40 },
    ]
    const plan = planOf(town([{ school: 'near' }, { school: 'far' }], [{}, { place: 'barn' }], { ways: crossed }))
    expect(told(plan)).toEqual(['c1 t1', 'c2 t2'])
    expect(plan.worth).toEqual({ met: 2, farLeftOut: 0, worstOff: 45, cost: 85 })
  })

  test('a day they would rather have is worth some minutes, and no more', () => {
    const slots = [{ on: monday }, { on: tuesday, place: 'barn' }]
    expect(told(planOf(town([{ ratherOn: [tuesday] }], slots, { otherDayMinutes: 21 })))).toEqual(['c1 t1'])
    const same = [{ on: monday }, { on: tuesday }]
    expect(told(planOf(town([{ ratherOn: [tuesday] }], same)))).toEqual(['c1 t2'])
  })

  test('an hour counts as a day does: never one that does not suit, and rather the one they asked for', () => {
    const sameDay = [{}, {}]
    expect(told(planOf(town([{ notIn: ['t1'] }], sameDay)))).toEqual(['c1 t2'])
    expect(told(planOf(town([{ ratherIn: ['t2'] }], sameDay)))).toEqual(['c1 t2'])
    const plan = planOf(town([{ notIn: ['t1'] }], [{}]))
    expect(plan.notGiven).toMatchObject([{ because: 'no-possible-day' }])
  })

  test('the two halves of a class go on two days', () => {
    const halves = [{ size: 10 }, { size: 10, goesAs: 'c1' }]
    expect(told(planOf(town(halves, [{}, { on: tuesday }])))).toEqual(['c1 t1', 'c2 t2'])
    expect(planOf(town(halves, [{}])).notGiven).toMatchObject([{ class: 'c2', because: 'given-to-others' }])
  })
})

describe('why a visit is not given', () => {
  test.each<[string, Partial<SchoolClass>, Partial<Slot>, object]>([
    ['path-not-offered', { paths: ['opera'] }, {}, {}],
    ['not-for-this-grade', { grade: '5' }, {}, {}],
    ['too-large', { size: 26 }, {}, {}],
    ['no-possible-day', { possibleOn: [tuesday] }, {}, {}],
    ['no-possible-day', {}, {}, { blocked: [{ on: monday, school: null }] }],
    ['no-possible-day', {}, {}, { blocked: [{ on: monday, school: 'near' }] }],
  ])('%s', (because, one, offered, more) => {
    expect(planOf(town([one], [offered], more)).notGiven).toEqual([
      { class: 'c1', path: one.paths?.[0] ?? 'theatre', because, inTheWay: [] },
    ])
  })

  test('a day blocked for another school stops nobody here', () => {
    expect(told(planOf(town([{}], [{}], { blocked: [{ on: monday, school: 'far' }] })))).toEqual(['c1 t1'])
  })

  test.each<[string, readonly Partial<SchoolClass>[], readonly Partial<Slot>[]]>([
    ['no-seats-left', [{}, {}], [{}]],
    ['school-away', [{}, {}], [{}, {}]],
    ['class-away', [{ paths: ['dance', 'theatre'] }], [{ path: 'dance' }, {}]],
  ])('given to others: %s', (because, classes, slots) => {
    const { visits, notGiven } = planOf(town(classes, slots, { awayADay: because === 'school-away' ? 1 : 2 }))
    expect(visits).toHaveLength(1)
    expect(notGiven).toHaveLength(1)
    expect(notGiven[0]!.because).toBe('given-to-others')
    expect(new Set(notGiven[0]!.inTheWay.map((one) => one.because))).toContain(because)
  })
})

describe('whatever the solver says', () => {
  const size: Size = { classes: 10, slots: 10, days: 5, schools: 3, paths: 2 }
  const nothing: Solver = (_, { seconds }) => ({ values: null, bound: null, seconds })
  const everything: Solver = ({ costs }) => ({
    values: new Float64Array(costs.length).fill(1),
    bound: null,
    seconds: 0,
  })
  const nobody: Solver = ({ costs }) => ({ values: new Float64Array(costs.length), bound: null, seconds: 0 })

  test('a solver that finds nothing, or breaks every rule, or sends nobody, leaves the simple plan, and that is said', () => {
    const file = townOfChance(4, size)
    const simple = simpleWorth(file)
    const outcomes = [nothing, everything, nobody].map((solver) => {
      const plan = planOf(file, solver)
      expect([plan.worth.met >= simple.met, isBetter(simple, plan.worth)]).toEqual([true, false])
      return [plan.by, plan.stages.at(-1)!.outcome, plan.stages.at(-1)!.gap]
    })
    expect(outcomes).toEqual([
      ['greedy', 'kept', null],
      ['greedy', 'refused', null],
      ['greedy', 'kept', null],
    ])
  })

  test('no plan is worse than the simple one, and each stage is proven to 0.5 %', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const file = townOfChance(seed, size)
      const plan = planOf(file)
      expect({ seed, isWorse: isBetter(simpleWorth(file), plan.worth) }).toEqual({ seed, isWorse: false })
      for (const { stage, gap } of plan.stages) expect(gap, `${stage} of ${seed}`).toBeLessThanOrEqual(0.005)
    }
  })

  test('the order of rows changes nothing', () => {
    for (let seed = 0; seed < 15; seed += 1) {
      const file = townOfChance(seed, size)
      const other: PlanFile = {
        ...file,
        classes: shuffled(file.classes, seed).map((one) => ({
          ...one,
          paths: one.paths.toReversed(),
          possibleOn: one.possibleOn.toReversed(),
          ratherOn: one.ratherOn.toReversed(),
          notIn: one.notIn.toReversed(),
          ratherIn: one.ratherIn.toReversed(),
        })),
        slots: shuffled(file.slots, seed + 1).map((one) => ({ ...one, grades: one.grades.toReversed() })),
        ways: shuffled(file.ways, seed + 2),
        blocked: file.blocked.toReversed(),
      }
      expect(planOf(other)).toEqual(planOf(file))
    }
  })
})

test('a town without classes, without visits, or without either has an empty plan', () => {
  for (const file of [town([], []), town([], [{}]), town([{ paths: [] }], [{}])]) {
    expect(planOf(file)).toMatchObject({ visits: [], notGiven: [], worth: { met: 0 } })
  }
  expect(planOf(town([{}], [])).notGiven).toMatchObject([{ because: 'path-not-offered' }])
})
