import type { Choice, Questions } from '../questions.ts'
import type { Program, ProgramRow, SolverAsk } from '../solver.ts'
import type { StageTold, Worth } from '../words.ts'
import type { PlanProgram } from './plan-program.ts'

/** What a plan has reached when a stage begins. */
export interface Reached {
  readonly choices: readonly Choice[]
  readonly worth: Worth
}

/** One question to the solver. Each keeps what the stages before it reached, and makes one thing better. */
export interface Stage {
  readonly name: StageTold['stage']
  /** Its share of the seconds that are left. */
  readonly share: number
  /** The gap, where what is reached is good enough already and the solver need not be asked. */
  readonly settled: (reached: Reached) => number | null
  readonly ask: (reached: Reached) => { readonly program: Program; readonly ask: Omit<SolverAsk, 'seconds'> }
  /** How far at most the plan is from the best, as a share. */
  readonly gap: (reached: Reached, bound: number) => number
}

/** A plan is good enough when it is proven to be this near to the best. */
const goodEnough = 0.005
/** Part of it is given away so that the stage of the worst-off school looks at everybody's ways too: else it searches blindly. */
const forTheOthers = 0.002

const share = (value: number, bound: number, of = value): number =>
  value - bound <= 1e-6 ? 0 : of === 0 ? 1 : (value - bound) / of
const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** The stages in their order. */
export function stagesOf(all: Questions, program: PlanProgram, simple: Reached): readonly Stage[] {
  const { questions, schools } = all
  const { choices, out, worst, columnsOf } = program
  const possible = questions.filter((question) => question.choices.length > 0).length
  // One visit more outweighs all that could be won by leaving out nearer schools instead, and no more: small numbers are exact.
  const one = 1 + (possible - simple.choices.length) * Math.max(0, ...schools.map(({ nearest }) => nearest))
  const weights = questions.map(({ school }) => one + schools[school]!.nearest)
  const columnOf = new Map(choices.map((choice, column) => [choice, column]))
  const isAllMet = (reached: Reached): boolean => reached.choices.length === possible
  const leftOut = ({ choices: given }: Reached): number =>
    add(weights) - add(given.map(({ question }) => weights[question]!))
  const farthest = questions.map(({ school }) => schools[school]!.farthest)
  const ways = [...choices.map(({ cost }) => cost), ...farthest, 0]
  const dearestPossible = add(
    questions.map((question, at) => Math.max(farthest[at]!, ...question.choices.map(({ cost }) => cost))),
  )
  const ofSchool = Map.groupBy(questions.keys(), (question) => questions[question]!.school)
  // No plan gives a school less than the nearest choice of each of its questions.
  const least = schools.map(({ questions: asked, farthest: far }, school) =>
    asked === 0
      ? 0
      : add(
          ofSchool
            .get(school)!
            .map((question) => Math.min(far, ...questions[question]!.choices.map(({ minutes }) => minutes))),
        ) / asked,
  )
  const worstAtLeast = Math.max(0, ...least)

  const start = ({ choices: given, worth }: Reached): Float64Array => {
    const columns = new Float64Array(worst + 1)
    columns.fill(1, out, worst)
    for (const choice of given) {
      columns[columnOf.get(choice)!] = 1
      columns[out + choice.question] = 0
    }
    columns[worst] = worth.worstOff
    return columns
  }
  const programOf = (costs: readonly number[], rows: readonly ProgramRow[], isAllMet: boolean): Program => {
    const upper = new Float64Array(worst + 1).fill(1)
    questions.forEach((question, at) => {
      if (isAllMet && question.choices.length > 0) upper[out + at] = 0
    })
    const lower = new Float64Array(worst + 1)
    lower[worst] = worstAtLeast
    upper[worst] = Infinity
    const isWhole = new Uint8Array(worst + 1).fill(1)
    isWhole[worst] = 0
    return { costs: Float64Array.from(costs), lower, upper, isWhole, rows: [...program.rows, ...rows] }
  }
  /** As many and as far ones as before. */
  const keepMost = (reached: Reached): ProgramRow[] => {
    if (isAllMet(reached)) return []
    const columns = [...questions.keys()].map((question) => out + question)
    return [{ columns, values: weights, atLeast: -Infinity, atMost: leftOut(reached) }]
  }
  /** The minutes of all visits of a school, given or not, as a sum of columns; only of schools that can have more in the mean. */
  const sumsAbove = (mean: number): { columns: number[]; values: number[]; asked: number }[] =>
    schools.flatMap(({ farthest: far, questions: asked }, school) => {
      if (far <= mean || asked === 0) return []
      const columns = ofSchool.get(school)!.flatMap((question) => [...columnsOf[question]!, out + question])
      return [{ columns, values: columns.map((column) => (column < out ? choices[column]!.minutes : far)), asked }]
    })
  const worstIsWorst = sumsAbove(worstAtLeast).map(({ columns, values, asked }): ProgramRow => {
    return { columns: [...columns, worst], values: [...values, -asked], atLeast: -Infinity, atMost: 0 }
  })
  const zeros = Array.from({ length: worst + 1 }, () => 0)
  const worstWeighs = dearestPossible / (forTheOthers * Math.max(1, worstAtLeast))

  return [
    {
      name: 'most',
      share: 0.5,
      settled: (reached) => (isAllMet(reached) ? 0 : null),
      ask: (reached) => ({
        program: programOf([...zeros.slice(0, out), ...weights, 0], [], false),
        ask: { gap: 0, within: 0.99, start: start(reached) },
      }),
      gap: (reached, bound) => (leftOut(reached) - bound < 1 ? 0 : share(leftOut(reached), bound, add(weights))),
    },
    {
      name: 'worst-off',
      share: 0.4,
      settled: ({ worth }) => {
        const gap = share(worth.worstOff, worstAtLeast)
        return gap <= goodEnough ? gap : null
      },
      ask: (reached) => ({
        program: programOf(ways.with(worst, worstWeighs), [...keepMost(reached), ...worstIsWorst], isAllMet(reached)),
        ask: { gap: goodEnough - forTheOthers, within: 0, start: start(reached) },
      }),
      gap: ({ worth }, bound) => share(worth.worstOff, Math.max(worstAtLeast, (bound - dearestPossible) / worstWeighs)),
    },
    {
      name: 'dearest',
      share: 1,
      settled: () => (choices.length === 0 ? 0 : null),
      ask: (reached) => {
        const { worstOff } = reached.worth
        // In whole minutes; the worst mean was divided and is a hair off.
        const nobodyWorse = sumsAbove(worstOff).map(({ columns, values, asked }): ProgramRow => {
          return { columns, values, atLeast: -Infinity, atMost: Math.floor(worstOff * asked + 1e-6) }
        })
        return {
          program: programOf(ways, [...keepMost(reached), ...nobodyWorse], isAllMet(reached)),
          ask: { gap: goodEnough, within: 0, start: start(reached) },
        }
      },
      gap: ({ worth }, bound) => share(worth.cost, bound),
    },
  ]
}
