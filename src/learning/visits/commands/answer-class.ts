import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepVisits } from '../policy.ts'
import { mayCome, suits } from '../rules/fits.ts'
import { heldUntil } from '../rules/held-until.ts'
import { mayStep } from '../rules/life.ts'
import { loadAsk } from '../store/asks.ts'
import { holdPaths, loadSlot } from '../store/paths.ts'
import type { Ask, VisitPath, VisitsRefusal } from '../words.ts'
import { aroundClasses, momentHere } from './around.ts'
import { passOn } from './pass-on.ts'
import { stepAsk } from './step-ask.ts'

type Answered = Result<{ readonly pathId: Id }, VisitsRefusal>

/** The wish and its kind of visit, which this transaction holds from now on. */
export async function holdAsk(tx: Tx, askId: Id): Promise<{ readonly ask: Ask; readonly path: VisitPath } | null> {
  const seen = await loadAsk(tx, askId)
  const [path] = seen ? await holdPaths(tx, [seen.pathId]) : []
  return path ? { ask: (await loadAsk(tx, askId))!, path } : null
}

/**
 * A house gives a class a date. On a day the class said is possible it has it; any other is offered, and held some days for
 * its teacher to take or decline.
 * @refuses not-here · not-yours · not-from-here · closed · begun · not-for-this-grade · no-seats-left · day-blocked · class-away
 */
export const giveDate = (
  { askId, slotId }: { readonly askId: Id; readonly slotId: Id },
  by: Actor,
  city: City,
): Promise<Answered> =>
  city.transaction(async (tx) => {
    const held = await holdAsk(tx, askId)
    if (!held) return refuse('visits.not-here')
    const { ask, path } = held
    if (!mayKeepVisits(by, path.hostId)) return refuse('visits.not-yours')
    const slot = await loadSlot(tx, slotId)
    if (slot?.pathId !== path.id) return refuse('visits.not-here')
    const isPossible = suits(ask, slot)
    // Pressed twice, it was given once.
    if (ask.slotIds.includes(slotId) && ask.state === (isPossible ? 'confirmed' : 'offered'))
      return accept({ pathId: path.id })
    if (!mayStep(ask.state, isPossible ? 'confirmed' : 'offered', 'host')) return refuse('visits.not-from-here')
    const { today, settings } = await momentHere(tx, city)
    const around = await aroundClasses(tx, { groupIds: [ask.booking.groupId], today, besides: ask.id }, city)
    const may = mayCome(ask, slot, around(path, ask.booking.groupId))
    if (!may.ok) return may
    const now = city.now()
    const until = heldUntil(now, [slot.startsAt], settings.holdHours)
    const to = isPossible ? ({ state: 'confirmed' } as const) : ({ state: 'offered', heldUntil: until } as const)
    await record(tx, [await stepAsk(tx, ask, { ...to, slotIds: [slotId] }, by, now)], now)
    return accept({ pathId: path.id })
  })

/**
 * A house declines, and says why; what it held goes to the next in the line.
 * @refuses not-here · not-yours · not-from-here · reason-missing
 */
export const declineClass = (
  { askId, reason }: { readonly askId: Id; readonly reason: string },
  by: Actor,
  city: City,
): Promise<Answered> =>
  city.transaction(async (tx) => {
    const held = await holdAsk(tx, askId)
    if (!held) return refuse('visits.not-here')
    const { ask, path } = held
    if (!mayKeepVisits(by, path.hostId)) return refuse('visits.not-yours')
    if (ask.state === 'declined') return accept({ pathId: path.id })
    if (!mayStep(ask.state, 'declined', 'host')) return refuse('visits.not-from-here')
    if (reason.trim() === '') return refuse('visits.reason-missing')
    const now = city.now()
    const event = await stepAsk(
      tx,
      ask,
      { state: 'declined', slotIds: [], reason: reason.trim().slice(0, 400) },
      by,
      now,
    )
    await record(tx, [event, ...(await passOn(tx, path, city))], now)
    return accept({ pathId: path.id })
  })

/**
 * The house says, when it is over, that a class came or did not; `confirmed` takes it back. Said twice, it happened once.
 * @refuses not-here · not-yours · not-from-here · not-over
 */
export const markClass = (
  { askId, as }: { readonly askId: Id; readonly as: 'attended' | 'absent' | 'confirmed' },
  by: Actor,
  city: City,
): Promise<Answered> =>
  city.transaction(async (tx) => {
    const held = await holdAsk(tx, askId)
    if (!held) return refuse('visits.not-here')
    const { ask, path } = held
    if (!mayKeepVisits(by, path.hostId)) return refuse('visits.not-yours')
    if (ask.state === as) return accept({ pathId: path.id })
    if (!mayStep(ask.state, as, 'host') || ask.slotIds.length !== 1) return refuse('visits.not-from-here')
    const slot = (await loadSlot(tx, ask.slotIds[0]!))!
    const now = city.now()
    if (now < slot.endsAt) return refuse('visits.not-over')
    await record(tx, [await stepAsk(tx, ask, { state: as }, by, now)], now)
    return accept({ pathId: path.id })
  })
