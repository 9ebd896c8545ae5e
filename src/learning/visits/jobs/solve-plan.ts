import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Result } from '#kernel/result.ts'
import type { ClassPlan, PlanFile } from '#laws/class-planner/words.ts'

interface Solved {
  readonly plan: ClassPlan
  /** What a person could lay by hand: no plan is worth less. */
  readonly simple: ClassPlan
  /** By the solver's own clock. */
  readonly seconds: number
}

/**
 * Plans in a thread of its own, so that this process goes on answering meanwhile.
 * @param signal ends the thread at once; then it throws what the signal was aborted with
 */
export async function solvePlan(file: PlanFile, seconds: number, signal: AbortSignal): Promise<Solved> {
  signal.throwIfAborted()
  const thread = new Worker(new URL('./plan-thread.ts', import.meta.url), { workerData: { file, seconds } })
  try {
    const [said] = (await once(thread, 'message', { signal })) as [
      { plan: Result<ClassPlan>; simple: Result<ClassPlan>; seconds: number },
    ]
    const { plan, simple } = said
    if (!plan.ok || !simple.ok) throw new Error('a plan was made of rows with mistakes')
    return { plan: plan.value, simple: simple.value, seconds: said.seconds }
  } catch (fault) {
    signal.throwIfAborted()
    throw fault
  } finally {
    await thread.terminate()
  }
}
