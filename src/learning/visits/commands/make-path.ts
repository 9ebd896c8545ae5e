import { organisationById, venuesNamed } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepVisits } from '../policy.ts'
import { datesOf } from '../rules/dates-of.ts'
import { loadBlockedDays } from '../store/blocked-days.ts'
import { holdPaths, savePath, savePathChange, saveSlots } from '../store/paths.ts'
import type { VisitPath, VisitsRefusal } from '../words.ts'
import type { DatesForm, PathForm } from '../words-of-forms.ts'
import { momentHere } from './around.ts'
import { passOn } from './pass-on.ts'

/**
 * A house offers one kind of visit to classes, with its first dates. Its place is a venue's name where one is known by it:
 * then the way from each school can be told.
 * @returns how many dates there are, and the days left out because they are blocked
 * @refuses not-here · not-yours · begun (no date of it is still to come)
 */
export const makePath = (
  { path: form, dates }: { readonly path: PathForm; readonly dates: DatesForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly pathId: Id; readonly added: number; readonly leftOut: readonly Day[] }, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    if ((await organisationById(inside, form.hostId)) === null) return refuse('visits.not-here')
    if (!mayKeepVisits(by, form.hostId)) return refuse('visits.not-yours')
    const now = city.now()
    const [venue] = (await venuesNamed(inside, form.place)).filter(({ point }) => point !== null)
    const path: VisitPath = { ...form, id: city.newId(), point: venue?.point ?? null, state: 'open' }
    const { coming, leftOut } = await comingOf(tx, path, dates, city)
    if (coming.length === 0 && leftOut.length === 0) return refuse('visits.begun')
    await savePath(tx, path, now)
    await saveSlots(tx, coming)
    await record(tx, [happened('visits.path-made', by, { pathId: path.id, hostId: path.hostId })], now)
    return accept({ pathId: path.id, added: coming.length, leftOut })
  })

/**
 * More dates of a kind of visit; one that is there already stays as it is. Classes that wait hear of them first.
 * @refuses not-here · not-yours · closed · begun
 */
export const addDates = (
  { pathId, dates }: { readonly pathId: Id; readonly dates: DatesForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly added: number; readonly leftOut: readonly Day[] }, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const [path] = await holdPaths(tx, [pathId])
    if (!path) return refuse('visits.not-here')
    if (!mayKeepVisits(by, path.hostId)) return refuse('visits.not-yours')
    if (path.state === 'closed') return refuse('visits.closed')
    const now = city.now()
    const { coming, leftOut } = await comingOf(tx, path, dates, city)
    if (coming.length === 0 && leftOut.length === 0) return refuse('visits.begun')
    const added = await saveSlots(tx, coming)
    const told = added === 0 ? [] : [happened('visits.dates-added', by, { pathId, count: added })]
    await record(tx, [...told, ...(await passOn(tx, path, city))], now)
    return accept({ added, leftOut })
  })

/** The dates a form means that are still to come, and the days left out. */
async function comingOf(tx: Tx, path: VisitPath, form: DatesForm, city: City) {
  const { timeZone, today } = await momentHere(tx, city)
  const blocked = await loadBlockedDays(tx, today)
  const { dates, leftOut } = datesOf(form, timeZone, { path, blocked })
  const coming = dates
    .filter(({ startsAt }) => startsAt > city.now())
    .map((date) => ({ ...date, id: city.newId(), pathId: path.id, timeZone, seats: form.seats }))
  return { coming, leftOut }
}

/**
 * A house changes who gives its dates, or takes no more classes; who has a date keeps it.
 * @refuses not-here · not-yours
 */
export const changePath = (
  { pathId, way, state, twice }: { readonly pathId: Id } & Pick<VisitPath, 'way' | 'state' | 'twice'>,
  by: Actor,
  city: City,
): Promise<Result<VisitPath, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const [path] = await holdPaths(tx, [pathId])
    if (!path) return refuse('visits.not-here')
    if (!mayKeepVisits(by, path.hostId)) return refuse('visits.not-yours')
    const changed: VisitPath = { ...path, way, state, twice }
    if (path.way === way && path.state === state && path.twice === twice) return accept(path)
    await savePathChange(tx, changed)
    await record(tx, [happened('visits.path-changed', by, { pathId, way, state, twice })], city.now())
    return accept(changed)
  })
