import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { confirmPlan, dropPlan } from '../commands/confirm-plan.ts'
import { planAgain, startPlan, stopPlan } from '../commands/start-plan.ts'
import { withdrawAsk } from '../commands/answer-house.ts'
import { planSeen } from '../queries/plans-seen.ts'
import { schoolSeen } from '../queries/school-seen.ts'
import { loadPlan } from '../store/plans.ts'
import { must, town, type Town } from '../test-town.ts'
import { defineVisitJobs } from './define-visit-jobs.ts'
import { planVisitsJob } from './plan-visits.ts'
import { solvePlan } from './solve-plan.ts'

let it: Town
let jobs: Jobs
let near: Id
let far: Id
beforeAll(async () => {
  it = await town()
  jobs = openJobs(it.city.database, it.city.clock, { error: () => {} })
  defineVisitJobs(jobs, () => [it.city])
  near = await it.school('Elm School', { lat: 51.961, lon: 7.621 })
  far = await it.school('Far School', { lat: 52.2, lon: 7.9 })
})
afterAll(async () => {
  await jobs.close()
  await it.city.close()
})

const planOf = (planId: Id) => it.city.reading((tx) => loadPlan(tx, planId))
const ready = async (pathIds: readonly Id[]): Promise<Id> => {
  const { planId } = must(await startPlan({ pathIds }, it.courier, it.city, jobs))
  await jobs.work()
  expect(await jobs.waitFor((await planOf(planId))!.jobId)).toMatchObject({ state: 'done', error: null })
  return planId
}

test('a plan gives nothing until somebody confirms it; the far class has the one date, the near one a sentence why', async () => {
  const { pathId } = await it.path('planner', ['2026-09-01'])
  const [close, away] = [await it.class(near), await it.class(far)]
  for (const one of [close, away]) must(await it.ask(one, [pathId], ['2026-09-01']))
  const without = must(await schoolSeen(it.courier, it.city)).without.map((one) => one.class.schoolName)
  expect(without.slice(0, 2)).toEqual(['Far School', 'Elm School'])
  expect(await startPlan({ pathIds: [pathId] }, it.host, it.city, jobs)).toMatchObject({ refusal: 'visits.not-yours' })
  const planId = await ready([pathId])
  expect([await it.stands(close.groupId), await it.stands(away.groupId)]).toEqual([['asked'], ['asked']])
  const seen = must(await planSeen(planId, it.courier, it.city, jobs))
  expect(seen.given.map((row) => row.class.schoolName)).toEqual(['Far School'])
  expect(seen.notGiven.map(({ why }) => why)).toEqual([{ key: 'visits.why-no-seats', facts: { count: 1 } }])
  expect(seen.plan.outcome!.worth.met).toBeGreaterThanOrEqual(seen.plan.outcome!.greedy.met)
  expect(must(await confirmPlan({ planId }, it.courier, it.city))).toBe(1)
  expect(must(await confirmPlan({ planId }, it.courier, it.city))).toBe(1)
  expect([await it.stands(close.groupId), await it.stands(away.groupId)]).toEqual([['asked'], ['confirmed 2026-09-01']])
  const [ask] = await it.asks(away.groupId)
  expect(await it.events(ask!.id)).toEqual(['asked', 'confirmed'])
})

test('two couriers confirm two plans over the same classes at once: one of them gives, the other is out of date', async () => {
  const { pathId } = await it.path('planner', ['2026-09-08', '2026-09-09'])
  const classes = [await it.class(near), await it.class(far)]
  for (const one of classes) must(await it.ask(one, [pathId], ['2026-09-08', '2026-09-09']))
  const plans = [await ready([pathId]), await ready([pathId])]
  const answers = await Promise.all(plans.map((planId) => confirmPlan({ planId }, it.courier, it.city)))
  expect(answers.map((answer) => (answer.ok ? answer.value : answer.refusal)).toSorted()).toEqual([
    2,
    'visits.plan-out-of-date',
  ])
  const taken = (await it.slotsOf(pathId)).map((slot) => slot.taken)
  expect(taken).toEqual([22, 22])
})

test('a plan whose class is gone gives nothing of it; planned again it is good', async () => {
  const { pathId } = await it.path('planner', ['2026-09-15', '2026-09-16'])
  const classes = [await it.class(near), await it.class(far)]
  for (const one of classes) must(await it.ask(one, [pathId], ['2026-09-15', '2026-09-16']))
  const planId = await ready([pathId])
  const [gone] = await it.asks(classes[0]!.groupId)
  must(await withdrawAsk({ askId: gone!.id }, classes[0]!.teacher, it.city))
  expect(await confirmPlan({ planId }, it.courier, it.city)).toMatchObject({ refusal: 'visits.plan-out-of-date' })
  expect((await it.slotsOf(pathId)).map(({ taken }) => taken)).toEqual([0, 0])
  must(await planAgain({ planId }, it.courier, it.city, jobs))
  await jobs.waitFor((await planOf(planId))!.jobId)
  expect(must(await confirmPlan({ planId }, it.courier, it.city))).toBe(1)
})

test('a plan is thrown away, stopped and made again; its job run twice changes nothing', async () => {
  const { pathId } = await it.path('planner', ['2026-09-22'])
  const one = await it.class(near)
  must(await it.ask(one, [pathId], ['2026-09-22']))
  const planId = await ready([pathId])
  const first = await planOf(planId)
  const again = await planVisitsJob.run(
    { planId },
    { id: first!.jobId, city: it.city, attempt: 2, signal: new AbortController().signal, progress: async () => {} },
  )
  expect([again, await planOf(planId)]).toEqual([{ planned: false }, first])
  must(await dropPlan({ planId }, it.courier, it.city))
  must(await dropPlan({ planId }, it.courier, it.city))
  expect(await confirmPlan({ planId }, it.courier, it.city)).toMatchObject({ refusal: 'visits.plan-not-ready' })
  expect(await it.stands(one.groupId)).toEqual(['asked'])
  // Stopped before a worker began: it waits for somebody to make it again.
  await jobs.close()
  jobs = openJobs(it.city.database, it.city.clock, { error: () => {} })
  defineVisitJobs(jobs, () => [it.city])
  const { planId: second } = must(await startPlan({ pathIds: [pathId] }, it.courier, it.city, jobs))
  must(await stopPlan({ planId: second }, it.courier, it.city, jobs))
  expect((await jobs.find((await planOf(second))!.jobId))?.state).toBe('stopped')
  must(await planAgain({ planId: second }, it.courier, it.city, jobs))
  await jobs.work()
  await jobs.waitFor((await planOf(second))!.jobId)
  expect((await planOf(second))?.state).toBe('ready')
})

test('a thread that is told to stop ends at once', async () => {
  const ended = new AbortController()
  ended.abort(new Error('stopped by a person'))
  const file = { classes: [], slots: [], ways: [], blocked: [], awayADay: 1, otherDayMinutes: 0 }
  await expect(solvePlan(file, 5, ended.signal)).rejects.toThrow('stopped by a person')
  expect((await solvePlan(file, 5, new AbortController().signal)).plan.visits).toEqual([])
})
