import type { Program } from '../solver.ts'
import { fewBranches, goodEnough, share, type Asking, type Reached, type Stage } from './asking.ts'

/** The least way for all, on the days they would rather have: once more path by path, then all together from there. */
export function dearestOf(asking: Asking, proven: { cost: number }): Stage {
  const { ways, paths, sweeps, onlyPaths, isAllMet, keepMost, nobodyAbove, programOf, start } = asking
  const gap = ({ worth }: Reached): number => share(worth.cost, proven.cost)
  const wholeOf = (reached: Reached): Program =>
    programOf(ways, [...keepMost(reached), ...nobodyAbove(reached.worth.worstOff)], isAllMet(reached))
  const proves = (cost: number): void => {
    proven.cost = Math.max(proven.cost, cost)
  }
  return {
    name: 'dearest',
    gap,
    attempts: [
      ...sweeps((path) => (reached) => {
        if (gap(reached) <= goodEnough) return null
        const kept = start(reached)
        return {
          program: onlyPaths([path], kept, wholeOf(reached)),
          ask: {
            gap: 0,
            within: (0.5 * goodEnough * reached.worth.cost) / paths.length,
            branches: fewBranches,
            start: kept,
          },
          share: 0.2,
          gives: 'plan',
        }
      }),
      (reached) =>
        gap(reached) <= goodEnough
          ? null
          : {
              program: wholeOf(reached),
              ask: { gap: goodEnough, within: 0, branches: null, start: start(reached) },
              share: 1,
              gives: 'plan',
              proves,
            },
    ],
  }
}
