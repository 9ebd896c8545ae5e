import type { Choice, Questions } from '../questions.ts'
import type { Program, ProgramRow, SolverAsk } from '../solver.ts'
import type { StageTold, Worth } from '../words.ts'
import type { PlanProgram } from './plan-program.ts'

/** What a plan has reached when the solver is asked. */
export interface Reached {
  readonly choices: readonly Choice[]
  readonly worth: Worth
}

/** One question to the solver. */
export interface Attempt {
  readonly program: Program
  readonly ask: Omit<SolverAsk, 'seconds'>
  /** Its share of the seconds that are left. */
  readonly share: number
  /**
   * `bound`: asked for its bound alone, and its values are no plan. `step`: the attempts after it go on from its plan, better or
   * not. `plan`: taken where it is better.
   */
  readonly gives: 'plan' | 'step' | 'bound'
  /** Remembers that no plan costs less. */
  readonly proves?: (bound: number, isFound: boolean) => void
}

/** Each stage keeps what the stages before it reached, makes one thing better, and remembers what is proven of it. */
export interface Stage {
  readonly name: StageTold['stage']
  /** Asked one after the other, the cheap ones first; null: this one has nothing to add to what is reached and proven. */
  readonly attempts: readonly ((reached: Reached) => Attempt | null)[]
  /** How far at most the plan is from the best, as a share. */
  readonly gap: (reached: Reached) => number
}

/** A plan is good enough when it is proven to be this near to the best. */
export const goodEnough = 0.005
/** Part of what is good enough is given away so that a stage looks at everybody's ways too: else it searches blindly. */
export const forTheOthers = 0.002
/** A path alone is a small question; one that is not answered soon is answered later, among all. */
export const fewBranches = 200

export const share = (value: number, bound: number, of = value): number =>
  value - bound <= 1e-6 ? 0 : of === 0 ? 1 : (value - bound) / of
export const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** What the stages share: numbers of the file, and programs over the same columns. */
export type Asking = ReturnType<typeof askingOf>

export function askingOf({ questions, schools }: Questions, program: PlanProgram, simple: Reached, isLarge: boolean) {
  const { choices, out, worst, columnsOf } = program
  const possible = questions.filter((question) => question.choices.length > 0).length
  // One visit more outweighs all that could be won by leaving out nearer schools instead, and no more: small numbers are exact.
  const one = 1 + (possible - simple.choices.length) * Math.max(0, ...schools.map(({ nearest }) => nearest))
  const weights = questions.map(({ school }) => one + schools[school]!.nearest)
  const columnOf = new Map(choices.map((choice, column) => [choice, column]))
  const farthest = questions.map(({ school }) => schools[school]!.farthest)
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
  const isAllMet = (reached: Reached): boolean => reached.choices.length === possible
  const leftOut = ({ choices: given }: Reached): number =>
    add(weights) - add(given.map(({ question }) => weights[question]!))

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
  /** @param everybodyGoes whoever can go goes, so that nobody else's staying at home is thought about */
  const paths = [...Map.groupBy(questions.keys(), (question) => questions[question]!.path).values()]
  /** The same program while all columns but those of some paths are as they are: a question of fifty classes instead of all. */
  const onlyPaths = (some: readonly number[], kept: Float64Array, whole: Program): Program => {
    const [lower, upper] = [kept.slice(), kept.slice()]
    const own = some.flatMap((path) => paths[path]!).flatMap((question) => [...columnsOf[question]!, out + question])
    for (const column of [...own, worst]) {
      lower[column] = whole.lower[column]!
      upper[column] = whole.upper[column]!
    }
    return { ...whole, lower, upper }
  }
  /** One attempt for each path, where that is worth while: a few visits are answered faster together. */
  const sweeps = (attempt: (path: number) => Stage['attempts'][number]): Stage['attempts'] =>
    isLarge ? paths.map((_, path) => attempt(path)) : []
  const programOf = (costs: readonly number[], rows: readonly ProgramRow[], everybodyGoes: boolean): Program => {
    const upper = new Float64Array(worst + 1).fill(1)
    questions.forEach((question, at) => {
      if (everybodyGoes && question.choices.length > 0) upper[out + at] = 0
    })
    const lower = new Float64Array(worst + 1)
    lower[worst] = worstAtLeast
    upper[worst] = Infinity
    const isWhole = new Uint8Array(worst + 1).fill(1)
    isWhole[worst] = 0
    return { costs: Float64Array.from(costs), lower, upper, isWhole, rows: [...program.rows, ...rows] }
  }
  /** Of each path what no plan can do without leaving out, as far as it is proven. */
  const leastOut = paths.map(() => 0)
  /**
   * As many and as far ones as before. Said for each path, with what the others can not do without: of most paths then nobody is
   * left out, and the solver sees it.
   */
  const keepMost = (reached: Reached): ProgramRow[] => {
    if (isAllMet(reached)) return []
    const most = leftOut(reached)
    const all = { columns: [...questions.keys()].map((question) => out + question), values: weights }
    return [
      { ...all, atLeast: -Infinity, atMost: most },
      ...paths.map((own, path) => ({
        columns: own.map((question) => out + question),
        values: own.map((question) => weights[question]!),
        atLeast: -Infinity,
        atMost: most - (add(leastOut) - leastOut[path]!),
      })),
    ]
  }
  /** The minutes of all visits of a school, given or not, as a sum of columns; only of schools that can have more in the mean. */
  const sumsAbove = (mean: number): { columns: number[]; values: number[]; asked: number }[] =>
    schools.flatMap(({ farthest: far, questions: asked }, school) => {
      if (far <= mean || asked === 0) return []
      const columns = ofSchool.get(school)!.flatMap((question) => [...columnsOf[question]!, out + question])
      return [{ columns, values: columns.map((column) => (column < out ? choices[column]!.minutes : far)), asked }]
    })
  /** No school has more in the mean. Whole minutes; a mean was divided and is a hair off. */
  const nobodyAbove = (mean: number): ProgramRow[] =>
    sumsAbove(mean).map(({ columns, values, asked }) => {
      return { columns, values, atLeast: -Infinity, atMost: Math.floor(mean * asked + 1e-6) }
    })
  /** Each visit by its minutes and its day, and one not given by its farthest place. */
  const ways = [...choices.map(({ cost }) => cost), ...farthest, 0]
  const dearestPossible = add(
    questions.map((question, at) => Math.max(farthest[at]!, ...question.choices.map(({ cost }) => cost))),
  )
  const cheapestPossible = add(
    questions.map((question, at) => Math.min(farthest[at]!, ...question.choices.map(({ cost }) => cost))),
  )
  return {
    questions,
    schools,
    choices,
    weights,
    least,
    worstAtLeast,
    leastOut,
    ways,
    dearestPossible,
    cheapestPossible,
    out,
    worst,
    paths,
    isLarge,
    sweeps,
    isAllMet,
    leftOut,
    start,
    programOf,
    onlyPaths,
    keepMost,
    sumsAbove,
    nobodyAbove,
  }
}
