import { giveDrawnPlaces, type DrawnParty } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { allOrNothing, within } from '#platform/database/within.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayLead } from '../policy.ts'
import { holdDraw, loadItems, saveDraw } from '../store/draws.ts'
import { savePublished } from '../store/rounds.ts'
import { loadRows, saveLeft } from '../store/rows.ts'
import { drawJob, type DrawItem, type DrawRefusal, type DrawRow, type Round } from '../words.ts'
import { whoStillHas } from '../queries/who-still-has.ts'
import { placeIn } from '../rules/place-in.ts'
import { stoppedByConsent } from './freeze-rows.ts'

/** Places are the draw's and nobody's choice. */
const byTheDraw: Actor = { kind: 'system', because: 'a fair draw' }

/**
 * Publishes a round that was drawn: seats are given, all of them or none, and everybody hears. Published twice, it happened
 * once. What the checker found wrong is never published.
 * @refuses not-here · not-yours · not-from-here · day-gone · day-begun
 */
export const publishRound = (
  drawId: Id,
  by: Actor,
  city: City,
): Promise<Result<{ readonly placed: number }, DrawRefusal>> =>
  allOrNothing(city, (inside) =>
    inside.transaction(async (tx): Promise<Result<{ readonly placed: number }, DrawRefusal>> => {
      const draw = await holdDraw(tx, drawId)
      if (!draw) return refuse('draws.not-here')
      const items = await loadItems(tx, drawId)
      if (!mayLead(by, [...new Set(items.map(({ hostId }) => hostId))])) return refuse('draws.not-yours')
      const rows = await loadRows(tx, drawId)
      const { round } = draw
      const placed = rows.filter((row) => placeIn(row, round) !== null).length
      if (draw.state === 'published') return accept({ placed })
      if (draw.state !== 'drawn') return refuse('draws.not-from-here')
      // A family that took its yes back since gets no place it did not want; the seat is one that was given back.
      const stopped = await stoppedByConsent(rows, inside)
      const told = rows.filter((row) => row.personId !== null && isNews(row, round) && !stopped.has(row.id))
      const given = await giveDrawnPlaces(partiesOf(told, items, round, inside), byTheDraw, inside)
      if (!given.ok) {
        return refuse(given.refusal === 'participation.begun' ? 'draws.day-begun' : 'draws.day-gone')
      }
      const now = city.now()
      await savePublished(tx, drawId, round, now)
      await saveDraw(tx, { ...draw, state: 'published' })
      const events = told.map(({ id: rowId, ...row }) =>
        placeIn(row, round) === null
          ? happened('draws.not-placed', byTheDraw, { drawId, rowId, round })
          : happened('draws.placed', byTheDraw, { drawId, rowId, round }),
      )
      await record(tx, [happened('draws.published', by, { drawId, round }), ...events], now)
      return accept({ placed })
    }),
  )

type Placed = Pick<DrawRow, 'placedFirst' | 'placedSecond' | 'leftDraw'>

/** In the second round only what is otherwise than it was. */
const isNews = (row: Placed, round: Round): boolean =>
  round === 1 || (!row.leftDraw && row.placedSecond !== row.placedFirst)

/** Brothers, sisters and friends whom one person asked for together stand in one booking. */
function partiesOf(rows: readonly DrawRow[], items: readonly DrawItem[], round: Round, city: City): DrawnParty[] {
  const daysOf = new Map(items.map(({ id, occasionIds }) => [id, occasionIds]))
  const seated = rows.filter((row) => placeIn(row, round) !== null)
  const parties = Map.groupBy(seated, ({ id, madeBy, frozen }) =>
    frozen!.together === null ? id : `${madeBy} ${frozen!.together}`,
  )
  return [...parties.values()].map((own): DrawnParty => {
    const [first] = own
    return {
      occasionIds: daysOf.get(placeIn(first!, round)!)!,
      personIds: own.map(({ personId }) => personId!),
      madeBy: first!.madeBy ?? first!.personId!,
      request: city.newId(),
      insteadOf: round === 2 && first!.placedFirst !== null ? daysOf.get(first!.placedFirst)! : [],
    }
  })
}

/**
 * Some gave their places back: the same rows and the same numbers, the lottery turned round. Nobody loses a place.
 * @refuses not-here · not-yours · not-from-here · nobody-left
 */
export const beginSecondRound = (
  drawId: Id,
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'start'>,
): Promise<Result<{ readonly left: number }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await holdDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    const items = await loadItems(tx, drawId)
    if (!mayLead(by, [...new Set(items.map(({ hostId }) => hostId))])) return refuse('draws.not-yours')
    if (draw.state !== 'published' || draw.round !== 1 || draw.releasedAt !== null) return refuse('draws.not-from-here')
    const rows = await loadRows(tx, drawId)
    const still = await whoStillHas(
      rows.map((row) => ({ ...row, itemId: row.placedFirst })),
      items,
      within(tx, city),
    )
    const left = rows.filter(
      ({ id, personId, placedFirst }) => personId === null || (placedFirst !== null && !still.has(id)),
    )
    if (!left.some(({ placedFirst }) => placedFirst !== null)) return refuse('draws.nobody-left')
    await saveLeft(
      tx,
      drawId,
      left.map(({ id }) => id),
    )
    await saveDraw(tx, { ...draw, state: 'seeded', round: 2 })
    await record(tx, [happened('draws.second-round-begun', by, { drawId })], city.now())
    await jobs.start(drawJob, city, { drawId }, { tx })
    return accept({ left: left.length })
  })
