import { classesOf } from '#commons/groups'
import { organisationsById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { momentHere } from '../commands/around.ts'
import { mayPlan } from '../policy.ts'
import { isRather } from '../rules/fits.ts'
import { whySentence } from '../rules/why-sentence.ts'
import { loadAsks } from '../store/asks.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import { loadPlan, loadPlans } from '../store/plans.ts'
import type { PlanRow, PlanSeen, PlansSeen } from '../words-for-pages.ts'
import type { VisitsRefusal } from '../words.ts'
import { classNamed } from './class-named.ts'
import { waysFrom } from './ways-to-school.ts'

const plansShown = 30

/** The plans of a place, and what houses left to the planner. @refuses not-yours */
export const plansSeen = (by: Actor, city: City): Promise<Result<PlansSeen, VisitsRefusal>> =>
  city.reading(async (tx) => {
    if (!mayPlan(by)) return refuse('visits.not-yours')
    const paths = (await loadPaths(tx)).filter(({ way, state }) => way === 'planner' && state === 'open')
    const ids = paths.map(({ id }) => id)
    const asks = await loadAsks(tx, { pathIds: ids, states: ['asked', 'waiting'] })
    const slots = (await loadSlots(tx, ids, city.now())).filter(({ state }) => state === 'open')
    const hosts = await organisationsById(tx, [...new Set(paths.map(({ hostId }) => hostId))])
    return accept({
      plans: await loadPlans(tx, plansShown),
      paths: paths.map((path) => ({
        path,
        hostName: hosts.find(({ id }) => id === path.hostId)?.name ?? '',
        open: asks.filter(({ pathId }) => pathId === path.id).length,
        dates: slots.filter(({ pathId }) => pathId === path.id).length,
      })),
    })
  })

/** A plan to look at before anything is given: who gets what, who is left out and why. @refuses not-yours · not-here */
export async function planSeen(
  planId: Id,
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'find'>,
): Promise<Result<PlanSeen, VisitsRefusal>> {
  if (!mayPlan(by)) return refuse('visits.not-yours')
  const plan = await city.reading((tx) => loadPlan(tx, planId))
  if (plan === null) return refuse('visits.not-here')
  const job = plan.state === 'running' ? await jobs.find(plan.jobId) : null
  return city.reading(async (tx) => {
    const { outcome } = plan
    const inside = within(tx, city)
    const { today, settings } = await momentHere(tx, city)
    const named = [...(outcome?.visits ?? []), ...(outcome?.notGiven ?? [])].map(({ askId }) => askId as Id)
    const asks = new Map((await loadAsks(tx, { ids: named })).map((ask) => [ask.id as string, ask]))
    const groupIds = [...asks.values()].map(({ booking }) => booking.groupId)
    const classes = new Map((await classesOf({ ids: groupIds }, today, inside)).map((one) => [one.id, one]))
    const paths = new Map((await loadPaths(tx, { ids: plan.pathIds })).map((path) => [path.id, path]))
    const slots = new Map((await loadSlots(tx, plan.pathIds)).map((slot) => [slot.id as string, slot]))
    const way = await waysFrom(
      [...asks.values()].map(({ booking }) => booking.schoolId),
      settings,
      inside,
    )
    const rowOf = (askId: string): PlanRow | null => {
      const ask = asks.get(askId)
      const path = ask && paths.get(ask.pathId)
      if (!ask || !path) return null
      const minutes = way(ask.booking.schoolId, path)
      return { askId, class: classNamed(ask.booking, classes), pathTitle: path.title, minutes }
    }
    return accept({
      plan,
      job: job && { state: job.state, done: job.done, total: job.total, step: job.step },
      given: (outcome?.visits ?? []).flatMap(({ askId, slotId }) => {
        const [row, slot] = [rowOf(askId), slots.get(slotId)]
        return row && slot ? [{ ...row, slot, isRather: isRather(asks.get(askId)!, slot) }] : []
      }),
      notGiven: (outcome?.notGiven ?? []).flatMap((one) => {
        const row = rowOf(one.askId)
        return row ? [{ ...row, why: whySentence(one) }] : []
      }),
      madeAt: plan.madeAt,
    })
  })
}
