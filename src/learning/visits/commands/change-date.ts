import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepVisits } from '../policy.ts'
import { loadAsks } from '../store/asks.ts'
import { holdPaths, loadSlot, saveSlotChange } from '../store/paths.ts'
import type { VisitPath, VisitSlot, VisitsRefusal } from '../words.ts'
import { passOn } from './pass-on.ts'
import { stepAsk } from './step-ask.ts'

/** A date with its kind of visit, which this transaction holds from now on. */
async function holdDate(
  tx: Tx,
  slotId: Id,
  by: Actor,
): Promise<Result<{ readonly path: VisitPath; readonly slot: VisitSlot }, VisitsRefusal>> {
  const seen = await loadSlot(tx, slotId)
  const [path] = seen ? await holdPaths(tx, [seen.pathId]) : []
  if (!path) return refuse('visits.not-here')
  if (!mayKeepVisits(by, path.hostId)) return refuse('visits.not-yours')
  return accept({ path, slot: (await loadSlot(tx, slotId))! })
}

/**
 * More seats on a date or fewer; never fewer than are held or given: no class loses its date because a number gets smaller.
 * @refuses not-here · not-yours · closed · more-taken
 */
export const changeSeats = (
  { slotId, seats }: { readonly slotId: Id; readonly seats: number },
  by: Actor,
  city: City,
): Promise<Result<VisitSlot, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const held = await holdDate(tx, slotId, by)
    if (!held.ok) return held
    const { path, slot } = held.value
    if (slot.state === 'cancelled') return refuse('visits.closed')
    if (seats < slot.taken) return refuse('visits.more-taken', { taken: slot.taken })
    await saveSlotChange(tx, { ...slot, seats })
    const told = happened('visits.seats-changed', by, { slotId, pathId: path.id })
    await record(tx, [told, ...(await passOn(tx, path, city))], city.now())
    return accept({ ...slot, seats })
  })

/**
 * A date does not take place. Whoever had it, or for whom it was held, wishes still, with the old place in the line; nobody has
 * to ask again. Cancelled twice, it happened once.
 * @refuses not-here · not-yours · begun
 */
export const cancelDate = (
  { slotId }: { readonly slotId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly pathId: Id }, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const held = await holdDate(tx, slotId, by)
    if (!held.ok) return held
    const { path, slot } = held.value
    if (slot.state === 'cancelled') return accept({ pathId: path.id })
    const now = city.now()
    if (slot.startsAt <= now) return refuse('visits.begun')
    const events: Event[] = [happened('visits.date-cancelled', by, { slotId, pathId: path.id })]
    for (const ask of await loadAsks(tx, { slotId, states: ['offered', 'confirmed'] })) {
      const left = ask.slotIds.filter((id) => id !== slotId)
      const to =
        ask.state === 'offered' && left.length > 0
          ? { state: 'offered' as const, slotIds: left, heldUntil: ask.heldUntil! }
          : { state: path.way === 'auto' ? ('waiting' as const) : ('asked' as const), slotIds: [] }
      events.push(await stepAsk(tx, ask, { ...to, because: 'date-cancelled' }, by, now))
    }
    await saveSlotChange(tx, { ...slot, state: 'cancelled' })
    await record(tx, [...events, ...(await passOn(tx, path, city))], now)
    return accept({ pathId: path.id })
  })
