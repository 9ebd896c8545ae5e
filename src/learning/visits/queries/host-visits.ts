import { organisationsById } from '#commons/organisations'
import { classesOf } from '#commons/groups'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { aroundClasses, momentHere } from '../commands/around.ts'
import { housesKept, mayKeepVisits } from '../policy.ts'
import { isRather, mayCome, suits } from '../rules/fits.ts'
import { isOpen, isOver } from '../rules/life.ts'
import { loadAsks } from '../store/asks.ts'
import { spansOf } from '../rules/spans.ts'
import { loadBlockedDays } from '../store/blocked-days.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import type { AskAtHouse, HostVisits, PathSeen } from '../words-for-pages.ts'
import type { VisitsRefusal } from '../words.ts'
import { classNamed } from './class-named.ts'

/** All visits of the houses somebody works for, with what waits there. */
export const hostVisits = (by: Actor, city: City): Promise<HostVisits> =>
  city.reading(async (tx) => {
    const hostIds = housesKept(by)
    const { today } = await momentHere(tx, city)
    const paths = await loadPaths(tx, { hostIds })
    const slots = (
      await loadSlots(
        tx,
        paths.map(({ id }) => id),
        city.now(),
      )
    ).filter(({ state }) => state === 'open')
    const asks = await loadAsks(tx, { pathIds: paths.map(({ id }) => id), states: ['asked', 'waiting'] })
    const blocked = await loadBlockedDays(tx, today)
    return {
      houses: (await organisationsById(tx, hostIds)).map(({ id, name }) => ({ id, name })),
      paths: paths.map((path) => {
        const own = slots.filter(({ pathId }) => pathId === path.id)
        const open = asks.filter(({ pathId }) => pathId === path.id).length
        return { path, dates: own.length, next: own[0] ?? null, open }
      }),
      blocked: spansOf(
        blocked.filter(({ organisationId }) => organisationId === null || hostIds.includes(organisationId)),
      ),
    }
  })

const order = ['offered', 'asked', 'waiting', 'confirmed', 'attended', 'absent']

/** One kind of visit as its house sees it: dates, who comes, who asks, and which dates could be given. @refuses not-here */
export const pathSeen = (pathId: Id, by: Actor, city: City): Promise<Result<PathSeen, VisitsRefusal>> =>
  city.reading(async (tx) => {
    const [path] = await loadPaths(tx, { ids: [pathId] })
    if (!path || !mayKeepVisits(by, path.hostId)) return refuse('visits.not-here')
    const { today } = await momentHere(tx, city)
    const now = city.now()
    const slots = await loadSlots(tx, [pathId])
    const asks = (await loadAsks(tx, { pathIds: [pathId] })).filter(({ state }) => !isOver(state))
    const groupIds = asks.map(({ booking }) => booking.groupId)
    const classes = new Map((await classesOf({ ids: groupIds }, today, within(tx, city))).map((one) => [one.id, one]))
    const around = await aroundClasses(tx, { groupIds, today }, city)
    const [host] = await organisationsById(tx, [path.hostId])
    const seen = asks.map((ask): AskAtHouse => {
      const own = slots.filter(({ id }) => ask.slotIds.includes(id))
      const dates = isOpen(ask.state)
        ? slots
            .filter((slot) => mayCome(ask, slot, around(path, ask.booking.groupId)).ok)
            .map((slot) => ({
              slot,
              isPossible: suits(ask, slot),
              isRather: isRather(ask, slot),
            }))
        : []
      const mayMark = own.length === 1 && own[0]!.endsAt <= now && ask.state !== 'offered'
      return { ask, class: classNamed(ask.booking, classes), slots: own, dates, mayMark }
    })
    return accept({
      path,
      hostName: host?.name ?? '',
      slots: slots.filter(({ endsAt, state, taken }) => endsAt >= now && (state === 'open' || taken > 0)),
      asks: seen.toSorted((one, other) => order.indexOf(one.ask.state) - order.indexOf(other.ask.state)),
    })
  })
