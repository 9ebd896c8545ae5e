import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from '#laws/class-planner/load-highs.ts'
import { planVisits } from '#laws/class-planner/plan-visits.ts'
import type { Solver } from '#laws/class-planner/solver.ts'
import type { PlanFile } from '#laws/class-planner/words.ts'

// A thread of its own: the solver blocks the one it runs in for as long as it takes.
const { file, seconds } = workerData as { readonly file: PlanFile; readonly seconds: number }
const nothing: Solver = () => ({ values: null, bound: null, seconds: 0 })
let used = 0
const solver = await loadSolver()
const counting: Solver = (program, ask) => {
  const answer = solver(program, ask)
  used += answer.seconds
  return answer
}
const [plan, simple] = [planVisits(file, counting, seconds), planVisits(file, nothing, 0)]
parentPort!.postMessage({ plan, simple, seconds: used })
