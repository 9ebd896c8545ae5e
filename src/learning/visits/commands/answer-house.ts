import { groupById } from '#commons/groups'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySpeakFor } from '../policy.ts'
import { mayStep } from '../rules/life.ts'
import { saveDays } from '../store/asks.ts'
import { loadSlots } from '../store/paths.ts'
import type { Ask, VisitPath, VisitsRefusal } from '../words.ts'
import { holdAsk } from './answer-class.ts'
import { momentHere } from './around.ts'
import { passOn } from './pass-on.ts'
import { stepAsk } from './step-ask.ts'

type Answered = Result<{ readonly groupId: Id }, VisitsRefusal>

/**
 * A teacher takes one of the dates that are held for the class; others held for it are free again.
 * @refuses not-here · not-yours · not-from-here · offer-lapsed
 */
export const takeDate = (
  { askId, slotId }: { readonly askId: Id; readonly slotId: Id },
  by: Actor,
  city: City,
): Promise<Answered> =>
  city.transaction(async (tx) => {
    const held = await holdOwn(tx, askId, by, city)
    if (!held.ok) return held
    const { ask, path } = held.value
    const { groupId } = ask.booking
    if (ask.state === 'confirmed' && ask.slotIds.includes(slotId)) return accept({ groupId })
    if (!mayStep(ask.state, 'confirmed', 'school') || !ask.slotIds.includes(slotId))
      return refuse('visits.not-from-here')
    const now = city.now()
    if (ask.heldUntil! <= now) return refuse('visits.offer-lapsed')
    const event = await stepAsk(tx, ask, { state: 'confirmed', slotIds: [slotId] }, by, now)
    await record(tx, [event, ...(await passOn(tx, path, city))], now)
    return accept({ groupId })
  })

/**
 * The dates that are held do not suit: they go on, their days are offered to this class no more, and what it wished stays
 * open with its place in the line; where no day is left, it ends.
 * @refuses not-here · not-yours · not-from-here
 */
export const declineDates = ({ askId }: { readonly askId: Id }, by: Actor, city: City): Promise<Answered> =>
  city.transaction(async (tx) => {
    const held = await holdOwn(tx, askId, by, city)
    if (!held.ok) return held
    const { ask, path } = held.value
    const { groupId } = ask.booking
    if (ask.state !== 'offered') return refuse('visits.not-from-here')
    const refused = (await loadSlots(tx, [path.id])).filter(({ id }) => ask.slotIds.includes(id))
    const days = new Set(refused.map(({ fallsOn }) => fallsOn))
    const possibleOn = ask.possibleOn.filter((on) => !days.has(on))
    const isLeft = possibleOn.length > 0 || ask.possibleTimes.length > 0
    // The last days one said stay written down with the wish that ended.
    const ratherOn = ask.ratherOn.filter((on) => !days.has(on))
    if (isLeft)
      await saveDays(tx, ask.id, { possibleOn, ratherOn, refusedOn: [...new Set([...ask.refusedOn, ...days])] })
    const open = path.way === 'auto' ? ('waiting' as const) : ('asked' as const)
    const now = city.now()
    const event = await stepAsk(tx, ask, { state: isLeft ? open : 'withdrawn', slotIds: [] }, by, now)
    await record(tx, [event, ...(await passOn(tx, path, city))], now)
    return accept({ groupId })
  })

/**
 * The class does not come, or wishes no more. Its date goes to the next in the line. Said twice, it happened once.
 * @refuses not-here · not-yours · not-from-here
 */
export const withdrawAsk = ({ askId }: { readonly askId: Id }, by: Actor, city: City): Promise<Answered> =>
  city.transaction(async (tx) => {
    const held = await holdOwn(tx, askId, by, city)
    if (!held.ok) return held
    const { ask, path } = held.value
    const { groupId } = ask.booking
    if (ask.state === 'withdrawn') return accept({ groupId })
    if (!mayStep(ask.state, 'withdrawn', 'school')) return refuse('visits.not-from-here')
    const now = city.now()
    const event = await stepAsk(tx, ask, { state: 'withdrawn', slotIds: [] }, by, now)
    await record(tx, [event, ...(await passOn(tx, path, city))], now)
    return accept({ groupId })
  })

async function holdOwn(
  tx: Tx,
  askId: Id,
  by: Actor,
  city: City,
): Promise<Result<{ readonly ask: Ask; readonly path: VisitPath }, VisitsRefusal>> {
  const held = await holdAsk(tx, askId)
  if (!held) return refuse('visits.not-here')
  const { today } = await momentHere(tx, city)
  const group = await groupById(held.ask.booking.groupId, today, within(tx, city))
  return group !== null && maySpeakFor(by, group) ? accept(held) : refuse('visits.not-yours')
}
