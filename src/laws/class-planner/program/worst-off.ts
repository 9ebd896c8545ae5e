import type { Program, ProgramRow } from '../solver.ts'
import { fewBranches, forTheOthers, goodEnough, share, type Asking, type Reached, type Stage } from './asking.ts'

/**
 * The least mean for the school that has the most. Path by path, as before: those schools first whose ways are long anyhow.
 */
export function worstOffOf(asking: Asking, proven: { cost: number }): Stage {
  const { schools, choices, questions, worst, worstAtLeast, dearestPossible, ways, paths, onlyPaths } = asking
  const { isAllMet, keepMost, nobodyAbove, programOf, start, sweeps } = asking
  let least = worstAtLeast
  const gap = ({ worth }: Reached): number => share(worth.worstOff, least)
  const isGoodEnough = (reached: Reached): boolean => gap(reached) <= goodEnough
  const isWorst = (): ProgramRow[] =>
    asking.sumsAbove(worstAtLeast).map(({ columns, values, asked }) => {
      return { columns: [...columns, worst], values: [...values, -asked], atLeast: -Infinity, atMost: 0 }
    })
  const worstWeighs = dearestPossible / (forTheOthers * Math.max(1, worstAtLeast))
  const worstFirst = (reached: Reached): Program =>
    programOf(ways.with(worst, worstWeighs), [...keepMost(reached), ...isWorst()], isAllMet(reached))
  const isFar = schools.map((_, school) => asking.least[school]! >= 0.9 * worstAtLeast)
  const farFirst = ways.map((cost, column) => {
    const choice = choices[column]
    return choice && isFar[questions[choice.question]!.school] ? cost + 20 * choice.minutes : cost
  })
  const meansOf = (reached: Reached): number[] => {
    const sums = schools.map(() => 0)
    const isGiven = new Set<number>()
    for (const { question, minutes } of reached.choices) {
      isGiven.add(question)
      sums[questions[question]!.school]! += minutes
    }
    questions.forEach(({ school }, question) => {
      if (!isGiven.has(question)) sums[school]! += schools[school]!.farthest
    })
    return sums.map((sum, school) => sum / Math.max(1, schools[school]!.questions))
  }
  const isTooFar = (reached: Reached, school: number): boolean => meansOf(reached)[school]! > least / (1 - goodEnough)
  return {
    name: 'worst-off',
    gap,
    attempts: [
      (reached) => {
        if (isGoodEnough(reached) || !asking.isLarge) return null
        const zeros = ways.map(() => 0)
        const whole = programOf(zeros.with(worst, 1), [...keepMost(reached), ...isWorst()], isAllMet(reached))
        return {
          program: { ...whole, isWhole: new Uint8Array(worst + 1) },
          ask: { gap: 0, within: 0, branches: null, start: null },
          share: 0.4,
          gives: 'bound',
          proves: (mean) => {
            least = Math.max(least, mean - 1e-6)
          },
        }
      },
      ...sweeps((path) => (reached) => {
        if (isGoodEnough(reached)) return null
        const kept = start(reached)
        const whole = programOf(farFirst, keepMost(reached), isAllMet(reached))
        return {
          program: onlyPaths([path], kept, whole),
          // To the minute for the far ones, and no nearer for the others: what follows looks at them.
          ask: { gap: 0, within: 15, branches: fewBranches, start: kept },
          share: 0.2,
          gives: 'step',
        }
      }),
      (reached) => {
        if (isGoodEnough(reached)) return null
        const tooFar = schools.map((_, school) => isTooFar(reached, school))
        // Where such a school has more than its own nearest visits.
        const some = [...paths.keys()].filter((path) =>
          reached.choices.some(({ question, minutes }) => {
            const { school, choices: own } = questions[question]!
            return (
              tooFar[school] && paths[path]!.includes(question) && minutes > Math.min(...own.map((one) => one.minutes))
            )
          }),
        )
        if (!asking.isLarge || some.length === paths.length) return null
        return {
          program: onlyPaths(
            some,
            start(reached),
            programOf(ways, [...keepMost(reached), ...nobodyAbove(least / (1 - goodEnough))], isAllMet(reached)),
          ),
          ask: { gap: goodEnough, within: 0, branches: null, start: null },
          share: 0.2,
          gives: 'plan',
        }
      },
      (reached) =>
        isGoodEnough(reached) || !asking.isLarge
          ? null
          : {
              program: programOf(
                ways,
                [...keepMost(reached), ...nobodyAbove(least / (1 - goodEnough))],
                isAllMet(reached),
              ),
              ask: { gap: goodEnough - forTheOthers, within: 0, branches: null, start: null },
              share: 0.4,
              gives: 'plan',
              proves: (cost, isFound) => {
                if (isFound) proven.cost = Math.max(proven.cost, cost)
              },
            },
      (reached) =>
        isGoodEnough(reached)
          ? null
          : {
              program: worstFirst(reached),
              ask: { gap: goodEnough - forTheOthers, within: 0, branches: null, start: start(reached) },
              share: 0.6,
              gives: 'plan',
              proves: (cost) => {
                least = Math.max(least, (cost - dearestPossible) / worstWeighs)
              },
            },
    ],
  }
}
