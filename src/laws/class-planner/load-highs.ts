import loadHighs from 'highs'
import type { Program, Solver, SolverAnswer } from './solver.ts'
import { withoutFixed } from './without-fixed.ts'

// Its types speak of the package as CommonJS, where the function would be one step further in; as a module it is this.
const load = loadHighs as unknown as typeof loadHighs.default

/**
 * The solver HiGHS, compiled to WebAssembly, as the planner asks for one. Alone in this file, because it is three megabytes
 * that only planning needs, and because the planner itself is pure and takes any solver. Solving blocks its thread until it
 * is done or its seconds are over: a server plans in a job.
 */
export async function loadSolver(): Promise<Solver> {
  const highs = await load()
  return withoutFixed((program, { gap, within, branches, seconds, start }) => {
    const isMixed = program.isWhole.includes(1)
    return highs.withModel(modelOf(program, highs.infinity), (model) => {
      const run = (presolve: 'on' | 'off', time: number): SolverAnswer & { readonly cost: number } => {
        model.clearSolver()
        model.options.set({
          output_flag: false,
          presolve,
          mip_rel_gap: gap,
          mip_abs_gap: within,
          ...(branches !== null && { mip_max_nodes: branches }),
          time_limit: Math.max(0.1, time),
        })
        model.zeroAllClocks()
        if (start !== null) model.setSolution({ colValue: start })
        model.run()
        // Without whole numbers an answer bounds itself, once it is the best.
        const bound = isMixed ? model.info.get('mip_dual_bound') : model.getObjectiveValue()
        const isBest = model.getModelStatus() === highs.constants.modelStatus.optimal
        // 2: a point that keeps all bounds was found.
        const isFound = model.info.get('primal_solution_status') === 2
        return {
          values: isFound ? Float64Array.from(model.getSolution().colValue ?? []) : null,
          bound: typeof bound === 'number' && Number.isFinite(bound) && (isMixed || isBest) ? bound : null,
          cost: model.getObjectiveValue(),
          seconds: model.getRunTime(),
        }
      }
      const first = run('on', seconds)
      const isProven =
        first.bound !== null && first.cost - first.bound <= Math.max(gap * Math.abs(first.cost), within) + 1e-6
      // An answer nobody knew to exist may not exist.
      if (isProven || branches !== null || start === null || first.seconds >= seconds) return first
      // Simplified programs were seen to be solved to an end that the whole program does not have: then without simplifying.
      const second = run('off', seconds - first.seconds)
      return { ...second, seconds: first.seconds + second.seconds }
    })
  })
}

function modelOf({ costs, lower, upper, isWhole, rows }: Program, infinity: number) {
  const within = (bounds: Float64Array): Float64Array =>
    bounds.map((bound) => Math.min(Math.max(bound, -infinity), infinity))
  const starts = new Int32Array(rows.length + 1)
  rows.forEach(({ columns }, row) => {
    starts[row + 1] = starts[row]! + columns.length
  })
  return {
    numCols: costs.length,
    numRows: rows.length,
    colCost: costs,
    colLower: within(lower),
    colUpper: within(upper),
    rowLower: within(Float64Array.from(rows, ({ atLeast }) => atLeast)),
    rowUpper: within(Float64Array.from(rows, ({ atMost }) => atMost)),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: costs.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
      values: Float64Array.from(rows.flatMap(({ values }) => values)),
    },
    integrality: Int32Array.from(isWhole),
  }
}
