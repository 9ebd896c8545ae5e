import type { Actor } from '#kernel/actor.ts'
import type { City, Event, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { heldUntil } from '../rules/held-until.ts'
import { datesFor, seatsOf } from '../rules/fits.ts'
import { whoGets, type InLine } from '../rules/line.ts'
import { loadAsks, loadOverdue } from '../store/asks.ts'
import { holdPaths, loadSlots } from '../store/paths.ts'
import type { Ask, VisitPath, VisitSlot } from '../words.ts'
import { aroundClasses, momentHere } from './around.ts'
import { stepAsk } from './step-ask.ts'

const byTheLine: Actor = { kind: 'system', because: 'the line of classes that wait' }
const byTheClock: Actor = { kind: 'system', because: 'a deadline that passed' }

/** The line of a kind of visit with what suits each class but for its seats. @param more behind all that wait */
export async function lineOf(
  tx: Tx,
  path: VisitPath,
  slots: readonly VisitSlot[],
  city: City,
  more: readonly Ask[] = [],
): Promise<InLine[]> {
  const line = [...(await loadAsks(tx, { pathIds: [path.id], states: ['waiting'] })), ...more]
  const { today } = await momentHere(tx, city)
  const around = await aroundClasses(tx, { groupIds: line.map(({ booking }) => booking.groupId), today }, city)
  return line.map((ask) => {
    const empty = slots.filter(({ seats }) => seats >= seatsOf(ask.booking)).map((slot) => ({ ...slot, taken: 0 }))
    return { ask, suits: datesFor(ask, empty, around(path, ask.booking.groupId)) }
  })
}

export const freeSeats = (slots: readonly VisitSlot[]): Map<string, number> =>
  new Map(slots.map(({ id, seats, taken, state }) => [id, state === 'open' ? seats - taken : 0]))

/** Dates that became free are held for whoever is next in the line. Called in the transaction that freed them, with the kind of visit held. */
export async function passOn(tx: Tx, path: VisitPath, city: City): Promise<Event[]> {
  const now = city.now()
  const slots = await loadSlots(tx, [path.id], now)
  const line = await lineOf(tx, path, slots, city)
  const { settings } = await momentHere(tx, city)
  const events: Event[] = []
  for (const [askId, slot] of whoGets(line, freeSeats(slots))) {
    const { ask } = line.find((one) => one.ask.id === askId)!
    const until = heldUntil(now, [slot.startsAt], settings.holdHours)
    events.push(await stepAsk(tx, ask, { state: 'offered', slotIds: [slot.id], heldUntil: until }, byTheLine, now))
  }
  return events
}

/** Dates that nobody took in time go to the next in the line. @returns how many lapsed */
export async function lapseHolds(city: City): Promise<number> {
  const overdue = await city.reading((tx) => loadOverdue(tx, city.now()))
  let count = 0
  for (const [pathId, own] of Map.groupBy(overdue, (one) => one.pathId)) {
    count += await city.transaction(async (tx) => {
      const [path] = await holdPaths(tx, [pathId])
      const now = city.now()
      const still = (await loadAsks(tx, { ids: own.map(({ id }) => id), states: ['offered'] })).filter(
        (ask) => ask.heldUntil! <= now,
      )
      const events: Event[] = []
      for (const ask of still) events.push(await stepAsk(tx, ask, { state: 'lapsed', slotIds: [] }, byTheClock, now))
      await record(tx, [...events, ...(await passOn(tx, path!, city))], now)
      return still.length
    })
  }
  return count
}
