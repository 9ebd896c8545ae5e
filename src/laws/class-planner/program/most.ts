import { add, goodEnough, share, type Asking, type Reached, type Stage } from './asking.ts'

/**
 * As many as can be. Path by path, for visits of two paths meet only where a school or class is away too often: a question of
 * fifty classes is answered at once. Only where that proves too little is everything asked together.
 */
export function mostOf({
  weights,
  leastOut,
  out,
  worst,
  paths,
  onlyPaths,
  leftOut,
  start,
  programOf,
  sweeps,
  isLarge,
}: Asking): Stage {
  const costs = [...Array.from({ length: out }, () => 0), ...weights, 0]
  let least = 0
  const bound = (): number => Math.max(least, add(leastOut))
  const gap = (reached: Reached): number =>
    leftOut(reached) - bound() < 1 ? 0 : share(leftOut(reached), bound(), add(weights))
  const leavesOut = (reached: Reached, path: number): boolean => {
    const given = new Set(reached.choices.map(({ question }) => question))
    return add(paths[path]!.filter((question) => !given.has(question)).map((at) => weights[at]!)) - leastOut[path]! >= 1
  }
  const whole = programOf(costs, [], false)
  const nobody = new Float64Array(worst + 1).fill(1, out, worst)
  const one = { gap: 0, within: 0.99, branches: null }
  return {
    name: 'most',
    gap,
    attempts: [
      ...sweeps((path) => (reached) => {
        if (!leavesOut(reached, path)) return null
        const kept = start(reached)
        return { program: onlyPaths([path], kept, whole), ask: { ...one, start: kept }, share: 0.5, gives: 'plan' }
      }),
      // Alone in the world a path leaves out no more than among others: what it leaves out then, it leaves out in every plan.
      ...sweeps((path) => (reached) => {
        if (!leavesOut(reached, path)) return null
        const own = paths[path]!
        const others = add(weights) - add(own.map((question) => weights[question]!))
        return {
          program: onlyPaths([path], nobody, whole),
          ask: { ...one, start: nobody },
          share: 0.5,
          gives: 'bound',
          // Weights are whole.
          proves: (cost) => {
            leastOut[path] = Math.max(0, Math.ceil(cost - others - 1e-6))
          },
        }
      }),
      (reached) =>
        gap(reached) <= (isLarge ? goodEnough : 0)
          ? null
          : {
              program: whole,
              ask: { ...one, start: start(reached) },
              share: 0.5,
              gives: 'plan',
              proves: (cost) => {
                least = cost
              },
            },
    ],
  }
}
