import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { allOrNothing } from '#platform/database/within.ts'
import { mayPlan } from '../policy.ts'
import { mayCome, seatsOf, suits } from '../rules/fits.ts'
import { isOpen } from '../rules/life.ts'
import { loadAsks } from '../store/asks.ts'
import { holdPaths, loadSlots } from '../store/paths.ts'
import { loadPlan, savePlanChange } from '../store/plans.ts'
import type { VisitsRefusal } from '../words.ts'
import { aroundClasses, momentHere } from './around.ts'
import { stepAsk } from './step-ask.ts'

/**
 * All dates of a plan are given at once, or none: where one wish or date is no longer as it was when the plan was made, the
 * plan is out of date and is made again. Confirmed twice, it happened once.
 * @returns how many classes have a date now
 * @refuses not-yours · not-here · plan-not-ready · plan-out-of-date
 */
export const confirmPlan = (
  { planId }: { readonly planId: Id },
  by: Actor,
  city: City,
): Promise<Result<number, VisitsRefusal>> =>
  allOrNothing(city, (inside) =>
    inside.transaction(async (tx) => {
      if (!mayPlan(by)) return refuse('visits.not-yours')
      const plan = await loadPlan(tx, planId, true)
      if (plan === null) return refuse('visits.not-here')
      if (plan.state === 'confirmed') return accept(plan.outcome!.visits.length)
      if (plan.state !== 'ready' || plan.outcome === null) return refuse('visits.plan-not-ready')
      const paths = new Map((await holdPaths(tx, plan.pathIds)).map((path) => [path.id, path]))
      const { visits } = plan.outcome
      const asks = await loadAsks(tx, { ids: visits.map(({ askId }) => askId as Id) })
      const askOf = new Map(asks.map((ask) => [ask.id as string, ask]))
      const { today } = await momentHere(tx, inside)
      const now = city.now()
      const slots = new Map((await loadSlots(tx, plan.pathIds)).map((slot) => [slot.id as string, slot]))
      const groupIds = [...new Set(asks.map(({ booking }) => booking.groupId))]
      const around = await aroundClasses(tx, { groupIds, today }, inside)
      // What this plan itself gives on the way: a class goes once a day, and a seat once.
      const goes = new Set<string>()
      const events: Event[] = []
      for (const { askId, slotId } of visits) {
        const ask = askOf.get(askId)
        const path = ask && paths.get(ask.pathId)
        const slot = slots.get(slotId)
        if (!ask || !path || !slot || !isOpen(ask.state) || path.way !== 'planner')
          return refuse('visits.plan-out-of-date')
        const { groupId } = ask.booking
        const isAway = goes.has(`${groupId} ${slot.fallsOn}`)
        if (isAway || !suits(ask, slot) || !mayCome(ask, slot, around(path, groupId)).ok)
          return refuse('visits.plan-out-of-date')
        goes.add(`${groupId} ${slot.fallsOn}`)
        slots.set(slotId, { ...slot, taken: slot.taken + seatsOf(ask.booking) })
        events.push(await stepAsk(tx, ask, { state: 'confirmed', slotIds: [slot.id] }, by, now))
      }
      await savePlanChange(tx, planId, { state: 'confirmed', endedAt: now })
      await record(tx, [...events, happened('visits.plan-confirmed', by, { planId, given: visits.length })], now)
      return accept(visits.length)
    }),
  )

/** A plan nobody wants: nothing of it was given. Said twice, it happened once. @refuses not-yours · not-here · plan-not-ready */
export const dropPlan = (
  { planId }: { readonly planId: Id },
  by: Actor,
  city: City,
): Promise<Result<null, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayPlan(by)) return refuse('visits.not-yours')
    const plan = await loadPlan(tx, planId, true)
    if (plan === null) return refuse('visits.not-here')
    if (plan.state === 'dropped') return accept(null)
    if (plan.state === 'confirmed') return refuse('visits.plan-not-ready')
    const now = city.now()
    await savePlanChange(tx, planId, { state: 'dropped', endedAt: now })
    await record(tx, [happened('visits.plan-dropped', by, { planId })], now)
    return accept(null)
  })
