import { classesOf, type GroupKnown } from '#commons/groups'
import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { aroundClasses, momentHere } from '../commands/around.ts'
import { mayPlan, schoolsSeen } from '../policy.ts'
import { isForGrade, mayCome } from '../rules/fits.ts'
import { isDue } from '../rules/is-due.ts'
import { hasVisit, isOver } from '../rules/life.ts'
import { loadAsks } from '../store/asks.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import { loadNotes } from '../store/plans.ts'
import type { ClassAtSchool, SchoolSeen } from '../words-for-pages.ts'
import type { VisitsRefusal } from '../words.ts'
import { asksSeen } from './asks-seen.ts'
import { waysFrom } from './ways-to-school.ts'

/** Dates shown for holding, of each kind of visit. */
const datesShown = 12

/**
 * Every class of the schools somebody sees as a whole: those without a visit in their year first, the farthest first of them.
 * @refuses not-yours
 */
export const schoolSeen = (by: Actor, city: City): Promise<Result<SchoolSeen, VisitsRefusal>> =>
  city.reading(async (tx) => {
    const schoolIds = schoolsSeen(by)
    if (schoolIds?.length === 0) return refuse('visits.not-yours')
    const inside = within(tx, city)
    const { today, settings } = await momentHere(tx, city)
    const groups = await classesOf({ schoolIds }, today, inside)
    const ids = groups.map(({ id }) => id)
    const asks = await asksSeen(tx, await loadAsks(tx, { groupIds: ids }))
    const notes = await loadNotes(tx, ids)
    const paths = (await loadPaths(tx)).filter(({ state }) => state === 'open')
    const slots = await loadSlots(
      tx,
      paths.map(({ id }) => id),
      city.now(),
    )
    const way = await waysFrom(
      groups.map(({ organisationId }) => organisationId),
      settings,
      inside,
    )
    const around = await aroundClasses(tx, { groupIds: ids, today }, city)
    const asksOf = Map.groupBy(asks, ({ ask }) => ask.booking.groupId)
    const notesOf = Map.groupBy(notes, ({ groupId }) => groupId)
    const slotsOf = Map.groupBy(slots, ({ pathId }) => pathId)
    const classAt = (group: GroupKnown): ClassAtSchool => {
      const own = asksOf.get(group.id) ?? []
      const fitting = paths.filter((path) => isForGrade(path, group.level))
      const ways = fitting.flatMap((path) => way(group.organisationId, path) ?? [])
      const size = { pupils: group.size ?? Math.max(1, group.members), adults: 2 }
      const booking = { ...size, grade: group.level, schoolId: group.organisationId }
      const asked = new Set(own.filter(({ ask }) => !isOver(ask.state)).map(({ path }) => path.id))
      return {
        class: {
          groupId: group.id,
          name: group.name,
          schoolId: group.organisationId,
          schoolName: group.organisationName,
        },
        level: group.level,
        asks: own,
        notes: (notesOf.get(group.id) ?? []).map((note) => ({ ...note, isDue: isDue(note, today) })),
        minutes: ways.length === 0 ? null : Math.min(...ways),
        holdable: fitting
          .filter(({ id }) => !asked.has(id))
          .map((path) => ({
            path,
            slots: (slotsOf.get(path.id) ?? [])
              .filter((slot) => mayCome({ booking }, slot, around(path, group.id)).ok)
              .slice(0, datesShown),
          }))
          .filter((one) => one.slots.length > 0),
      }
    }
    const all = groups.map(classAt)
    const has = ({ asks: own }: ClassAtSchool): boolean => own.some(({ ask }) => hasVisit(ask.state))
    const far = (one: ClassAtSchool): number => one.minutes ?? -1
    return accept({
      without: all.filter((one) => !has(one)).toSorted((one, other) => far(other) - far(one)),
      withVisit: all.filter(has),
      mayPlan: mayPlan(by),
    })
  })
