import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { offersById } from '#learning/catalogue'
import { occasionsById } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { linesOf, shown } from '../present.ts'
import { loadDraw, loadDraws, loadDrawsOfOccasions, loadItems, type KeptDraw } from '../store/draws.ts'
import { loadRounds } from '../store/rounds.ts'
import { drawsSettings, type DrawItem, type DrawRefusal } from '../words.ts'
import type { DrawSeen, DrawShown, ItemShown } from '../words-for-pages.ts'

/** What everybody reads: announced draws, those that run longest first. */
export const drawsShown = (city: City): Promise<DrawShown[]> =>
  city.reading(async (tx) =>
    (await loadDraws(tx)).filter(({ state }) => state !== 'prepared').map((draw) => shown(draw, city.now())),
  )

/** The draw that gives the places of a day; null: none that everybody may see. */
export const drawOfDay = (occasionId: Id, city: City): Promise<Id | null> =>
  city.reading(async (tx) => {
    const id = (await loadDrawsOfOccasions(tx, [occasionId])).get(occasionId)
    const draw = id === undefined ? null : await loadDraw(tx, id)
    return draw === null || draw.state === 'prepared' ? null : draw.id
  })

/** Rules, days, the commitment, the seed and the lines: all that is everybody's. @refuses not-here */
export const drawSeen = (drawId: Id, city: City): Promise<Result<DrawSeen, DrawRefusal>> =>
  city.reading(async (tx) => {
    const draw = await loadDraw(tx, drawId)
    if (!draw || draw.state === 'prepared') return refuse('draws.not-here')
    return accept(await seenIn(tx, draw, await loadItems(tx, drawId), city))
  })

export async function seenIn(tx: Tx, draw: KeptDraw, items: readonly DrawItem[], city: City): Promise<DrawSeen> {
  const ecosystem = await ecosystemHere(tx, city)
  const rounds = (await loadRounds(tx, draw.id)).filter(({ publishedAt }) => publishedAt !== null)
  return {
    draw: shown(draw, city.now()),
    items: await itemsShown(tx, items, rounds.length > 0, city),
    groups: settingsOf(ecosystem, 'draws', drawsSettings).groups,
    commitment: draw.commitment,
    rounds: rounds.map(({ round, cutOffs, checked }) => ({
      round,
      lines: new Map(cutOffs.map((line) => [line.opportunity, linesOf(line)])),
      faults: checked.faults + checked.blockingAlone,
      wasted: checked.wastedSeats + checked.wastedGuarantees,
      blocking: checked.blocking,
    })),
    timeZone: ecosystem.timeZone,
  }
}

async function itemsShown(tx: Tx, items: readonly DrawItem[], areGiven: boolean, city: City): Promise<ItemShown[]> {
  const inside = within(tx, city)
  const days = new Map(
    (
      await occasionsById(
        items.flatMap(({ occasionIds }) => occasionIds),
        inside,
      )
    ).map((day) => [day.id, day]),
  )
  const offers = await offersById([...new Set(items.map(({ opportunityId }) => opportunityId))], inside)
  return items.map(({ id, name, opportunityId, occasionIds, seats, guarantees }) => {
    const own = occasionIds.flatMap((occasionId) => days.get(occasionId) ?? [])
    const open = own.filter(({ state }) => state === 'open')
    return {
      id,
      name,
      title: offers.get(opportunityId)!.title,
      opportunityId,
      days: own.map((day) => ({
        occasionId: day.id,
        startsAt: day.startsAt,
        timeZone: day.timeZone,
        isCancelled: day.state === 'cancelled',
      })),
      seats,
      guarantees,
      free: areGiven && open.length > 0 ? Math.min(...open.map((day) => day.seats - day.taken)) : null,
      isCancelled: own.every(({ state }) => state === 'cancelled'),
    }
  })
}
