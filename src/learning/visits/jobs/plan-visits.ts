import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { JobKind } from '#platform/jobs/words.ts'
import { momentHere } from '../commands/around.ts'
import { waysFrom } from '../queries/ways-to-school.ts'
import { outcomeOf, planFileOf, type PlanRoom } from '../rules/plan-file.ts'
import { loadAsks } from '../store/asks.ts'
import { loadDaysOfSchools } from '../store/days-away.ts'
import { loadBlockedDays } from '../store/blocked-days.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import { loadPlan, savePlanChange } from '../store/plans.ts'
import { solvePlan } from './solve-plan.ts'

/**
 * Reads what is asked and free, plans beside this process, and keeps what came out for somebody to look at: nothing is given
 * yet. Run twice, or after somebody dropped the plan or started it anew, it changes nothing.
 */
export const planVisitsJob: JobKind<{ readonly planId: Id }> = {
  async run({ planId }, job) {
    const city = job.city!
    const plan = await city.reading((tx) => loadPlan(tx, planId))
    const isMine = (one: typeof plan): boolean => one?.state === 'running' && one.jobId === job.id
    if (!isMine(plan)) return { planned: false }
    await job.progress(0, 3, 'visits.step-gathering')
    const room = await roomOf(plan!.pathIds, city)
    await job.progress(1, 3, 'visits.step-planning')
    const solved = await solvePlan(planFileOf(room), room.settings.planSeconds, job.signal)
    await job.progress(2, 3, 'visits.step-keeping')
    const outcome = outcomeOf(room, solved)
    return city.transaction(async (tx) => {
      if (!isMine(await loadPlan(tx, planId, true))) return { planned: false }
      await savePlanChange(tx, planId, { state: 'ready', outcome, endedAt: city.now() })
      return { planned: true, given: outcome.visits.length, notGiven: outcome.notGiven.length }
    })
  },
}

async function roomOf(pathIds: readonly Id[], city: City): Promise<PlanRoom> {
  const facts = await city.reading(async (tx) => {
    const { settings, today } = await momentHere(tx, city)
    const asks = await loadAsks(tx, { pathIds, states: ['asked', 'waiting'] })
    return {
      settings,
      asks,
      paths: await loadPaths(tx, { ids: pathIds }),
      slots: (await loadSlots(tx, pathIds)).filter(({ startsAt }) => startsAt > city.now()),
      blocked: await loadBlockedDays(tx, today),
      awayOn: await loadDaysOfSchools(tx, [...new Set(asks.map(({ booking }) => booking.schoolId))]),
    }
  })
  const schoolIds = facts.asks.map(({ booking }) => booking.schoolId)
  const way = await waysFrom(schoolIds, facts.settings, city)
  const pathOf = new Map(facts.paths.map((path) => [path.id, path]))
  return { ...facts, minutes: (schoolId, pathId) => way(schoolId, pathOf.get(pathId)!) }
}
