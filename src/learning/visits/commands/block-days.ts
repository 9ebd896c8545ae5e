import { organisationById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import { addDays, dayNumber, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayBlock } from '../policy.ts'
import { deleteBlockedDays, saveBlockedDays } from '../store/blocked-days.ts'
import { holdPaths, loadPaths, loadSlots } from '../store/paths.ts'
import type { VisitsRefusal } from '../words.ts'
import type { BlockForm } from '../words-of-forms.ts'
import { momentHere } from './around.ts'
import { passOn } from './pass-on.ts'

/**
 * Days without visits for a school, a house or (null) everybody, everywhere or at one place; visits that were given before stay.
 * Taken back, what became free is held for whoever waits. Said twice, it is so once.
 * @refuses not-here · not-yours · begun (all of it is over)
 */
export const blockDays = (
  { organisationId, place: written, on, untilOn, blocked }: BlockForm,
  by: Actor,
  city: City,
): Promise<Result<null, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const organisation = organisationId === null ? null : await organisationById(within(tx, city), organisationId)
    if (organisation === null && organisationId !== null) return refuse('visits.not-here')
    if (!mayBlock(by, organisation)) return refuse('visits.not-yours')
    if (untilOn < (await momentHere(tx, city)).today) return refuse('visits.begun')
    // A school’s classes go nowhere on such a day, wherever it would have been.
    const place = organisation?.kind === 'school' ? null : written
    const about = { organisationId, place, on, untilOn }
    if (blocked) {
      const days = Array.from({ length: dayNumber(untilOn) - dayNumber(on) + 1 }, (_, day) => addDays(on, day))
      const added = await saveBlockedDays(
        tx,
        days.map((fallsOn) => ({ id: city.newId(), organisationId, place, fallsOn })),
      )
      if (added > 0) await record(tx, [happened('visits.day-blocked', by, about)], city.now())
      return accept(null)
    }
    if ((await deleteBlockedDays(tx, { organisationId, place }, { on, untilOn })) === 0) return accept(null)
    const passed = await passFreed(tx, { on, untilOn }, city)
    await record(tx, [happened('visits.day-unblocked', by, about), ...passed], city.now())
    return accept(null)
  })

/** What can take place again on these days goes to the lines of its kinds of visit. */
async function passFreed(
  tx: Tx,
  { on, untilOn }: { readonly on: Day; readonly untilOn: Day },
  city: City,
): Promise<Event[]> {
  const all = (await loadPaths(tx)).map(({ id }) => id)
  const freed = (await loadSlots(tx, all, city.now())).filter(({ fallsOn }) => fallsOn >= on && fallsOn <= untilOn)
  const events: Event[] = []
  for (const path of await holdPaths(tx, [...new Set(freed.map(({ pathId }) => pathId))]))
    events.push(...(await passOn(tx, path, city)))
  return events
}
