import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayPlan } from '../policy.ts'
import { loadAsks } from '../store/asks.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import { loadPlan, savePlan, savePlanChange } from '../store/plans.ts'
import type { VisitsRefusal } from '../words.ts'

export const planJob = 'visits.plan'

/**
 * Starts a plan over the open wishes and dates of some kinds of visit that their houses left to the planner. A worker does
 * the rest; nothing is given before somebody confirms.
 * @refuses not-yours · not-here · not-planned-here · nothing-to-plan
 */
export const startPlan = (
  { pathIds }: { readonly pathIds: readonly Id[] },
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'start'>,
): Promise<Result<{ readonly planId: Id }, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayPlan(by)) return refuse('visits.not-yours')
    const ids = [...new Set(pathIds)]
    const paths = await loadPaths(tx, { ids })
    if (paths.length < ids.length) return refuse('visits.not-here')
    if (paths.some(({ way }) => way !== 'planner')) return refuse('visits.not-planned-here')
    const asks = await loadAsks(tx, { pathIds: ids, states: ['asked', 'waiting'] })
    const now = city.now()
    const slots = (await loadSlots(tx, ids, now)).filter(({ state }) => state === 'open')
    if (asks.length === 0 || slots.length === 0) return refuse('visits.nothing-to-plan')
    const planId = city.newId()
    const jobId = await jobs.start(planJob, city, { planId }, { tx })
    await savePlan(tx, {
      id: planId,
      pathIds: ids,
      jobId,
      madeBy: by.kind === 'person' ? by.person : null,
      madeAt: now,
    })
    await record(tx, [happened('visits.plan-started', by, { planId })], now)
    return accept({ planId })
  })

/**
 * Plans anew what is asked and free now: a plan that was stopped, failed or is out of date. What came out before is let go.
 * @refuses not-yours · not-here · plan-not-ready (confirmed or dropped) · plan-running
 */
export async function planAgain(
  { planId }: { readonly planId: Id },
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'start' | 'find'>,
): Promise<Result<{ readonly planId: Id }, VisitsRefusal>> {
  if (!mayPlan(by)) return refuse('visits.not-yours')
  const known = await city.reading((tx) => loadPlan(tx, planId))
  const job = known && (await jobs.find(known.jobId))
  return city.transaction(async (tx) => {
    const plan = await loadPlan(tx, planId, true)
    if (plan === null) return refuse('visits.not-here')
    if (plan.state === 'confirmed' || plan.state === 'dropped') return refuse('visits.plan-not-ready')
    const isWorkedOn = job?.state === 'waiting' || job?.state === 'running'
    // Somebody else began it anew in between, or it still runs.
    if (plan.jobId !== known!.jobId || (plan.state === 'running' && isWorkedOn)) return refuse('visits.plan-running')
    const jobId = await jobs.start(planJob, city, { planId }, { tx })
    await savePlanChange(tx, planId, { state: 'running', jobId, endedAt: null })
    await record(tx, [happened('visits.plan-started', by, { planId })], city.now())
    return accept({ planId })
  })
}

/** Stops a plan that is being made; it can be made again. @refuses not-yours · not-here */
export async function stopPlan(
  { planId }: { readonly planId: Id },
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'stop'>,
): Promise<Result<null, VisitsRefusal>> {
  if (!mayPlan(by)) return refuse('visits.not-yours')
  const plan = await city.reading((tx) => loadPlan(tx, planId))
  if (plan === null) return refuse('visits.not-here')
  await jobs.stop(plan.jobId)
  return accept(null)
}
