import { groupById } from '#commons/groups'
import { organisationsById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import { momentHere } from '../commands/around.ts'
import { mayBlock, maySpeakFor } from '../policy.ts'
import { isBlocked, isForGrade, weekTimeOf } from '../rules/fits.ts'
import { isOver } from '../rules/life.ts'
import { loadAsks } from '../store/asks.ts'
import { loadBlockedDays } from '../store/blocked-days.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import type { ClassVisits } from '../words-for-pages.ts'
import { weekTimes, type VisitsRefusal } from '../words.ts'
import { mostDays } from '../words-of-forms.ts'
import { asksSeen } from './asks-seen.ts'
import { waysFrom } from './ways-to-school.ts'

/** What a class asked for and has, and what it could ask for. @refuses not-here: also for who does not answer for it */
export const classVisits = (groupId: Id, by: Actor, city: City): Promise<Result<ClassVisits, VisitsRefusal>> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const { today, settings } = await momentHere(tx, city)
    const group = await groupById(groupId, today, inside)
    if (group === null || !maySpeakFor(by, group)) return refuse('visits.not-here')
    const asks = await loadAsks(tx, { groupIds: [groupId] })
    const standing = asks.filter(({ state }) => !isOver(state))
    const timesOf = (pathId: Id): number => standing.filter((ask) => ask.pathId === pathId).length
    const paths = (await loadPaths(tx)).filter(
      ({ id, state, twice }) => state === 'open' && timesOf(id) < (twice ? 2 : 1),
    )
    const pathOf = new Map(paths.map((path) => [path.id, path]))
    const blocked = await loadBlockedDays(tx, today)
    const slots = (
      await loadSlots(
        tx,
        paths.map(({ id }) => id),
        city.now(),
      )
    ).filter(
      ({ state, startsAt, fallsOn, pathId }) =>
        state === 'open' &&
        startsAt > city.now() &&
        !isBlocked(fallsOn, { schoolId: group.organisationId, path: pathOf.get(pathId)! }, blocked),
    )
    const houses = await organisationsById(tx, [
      ...new Set([group.organisationId, ...paths.map(({ hostId }) => hostId)]),
    ])
    const school = houses.find(({ id }) => id === group.organisationId)
    const way = await waysFrom([group.organisationId], settings, inside)
    const offers = paths
      .map((path) => ({
        path,
        hostName: houses.find(({ id }) => id === path.hostId)?.name ?? '',
        minutes: way(group.organisationId, path),
        slots: slots.filter(({ pathId }) => pathId === path.id),
        isForGrade: isForGrade(path, group.level),
        mayTwice: path.twice && timesOf(path.id) === 0,
      }))
      .filter((offer) => offer.slots.length > 0)
      .toSorted((one, other) => Number(other.isForGrade) - Number(one.isForGrade))
    const dates = offers
      .flatMap(({ path, slots: own }) => own.map((slot) => ({ ...slot, title: path.title })))
      .toSorted((one, other) => one.startsAt - other.startsAt)
    const byDay = Map.groupBy(dates, ({ fallsOn }) => fallsOn)
    return accept({
      class: { groupId, name: group.name, schoolId: group.organisationId, schoolName: group.organisationName },
      level: group.level,
      size: group.size ?? (group.members > 0 ? group.members : null),
      needs: group.needs,
      asks: await asksSeen(tx, asks),
      mayBlock: school !== undefined && mayBlock(by, school),
      offers,
      weekTimes: weekTimes.filter((time) => dates.some((slot) => weekTimeOf(slot) === time)),
      days: [...byDay.keys()]
        .sort()
        .slice(0, mostDays)
        .map((on) => ({
          on,
          dates: byDay.get(on)!.map(({ title, startsAt, timeZone }) => ({
            title,
            time: wallOf(startsAt, zoneClock(timeZone)!).time,
          })),
        })),
    })
  })
