import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { checkDraw } from '#laws/fair-draw/checking/check-draw.ts'
import { drawAgain, drawPlaces } from '#laws/fair-draw/draw-places.ts'
import { guaranteesThatHurt } from '#laws/fair-draw/publishing/guarantees-that-hurt.ts'
import type { Draw, DrawFile } from '#laws/fair-draw/words.ts'
import type { Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { fileOf } from '../rules/file-of.ts'
import { holdDraw, loadDraw, loadItems, saveDraw } from '../store/draws.ts'
import { saveRound, type Checked } from '../store/rounds.ts'
import { loadRows, savePlaced } from '../store/rows.ts'
import type { Round } from '../words.ts'

const byTheDraw: Actor = { kind: 'system', because: 'a draw' }

/** A file that was committed to is one that can be drawn. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`a frozen file was refused: ${result.refusal}`)
  return result.value
}

/** Both rounds from the file and the seed alone, whenever they are asked for. */
export function drawnOf(
  file: DrawFile,
  seed: string,
  round: Round,
  gone: ReadonlySet<string>,
): { readonly first: Draw; readonly draw: Draw } {
  const first = must(drawPlaces(file, seed))
  return { first, draw: round === 1 ? first : must(drawAgain(file, first, gone)) }
}

/**
 * Draws the round whose seed is known, has it checked by what was written apart, and finds guarantees that hurt. All of it
 * follows from rows and seed: killed at any moment and run again, it comes to the same.
 */
export async function runDraw(
  drawId: Id,
  city: City,
  tell: (done: number, step: string) => Promise<void>,
): Promise<{ readonly placed: number; readonly of: number } | null> {
  const { draw, items, rows } = await city.reading(async (tx) => ({
    draw: await loadDraw(tx, drawId),
    items: await loadItems(tx, drawId),
    rows: await loadRows(tx, drawId),
  }))
  if (draw?.state !== 'seeded') return null
  const { round } = draw
  const seed = draw.seed!
  const file = fileOf(items, rows)
  const gone = new Set(rows.filter(({ leftDraw }) => leftDraw).map(({ frozen }) => frozen!.pseudonym))
  await tell(0, 'draws.step-drawing')
  const drawn = drawnOf(file, seed, round, gone)
  await tell(1, 'draws.step-checking')
  const check = checkDraw(file, drawn.draw, round === 1 ? {} : { first: drawn.first, gone })
  const checked: Checked = {
    faults: check.faults.length,
    wastedSeats: check.wastedSeats.length,
    wastedGuarantees: check.wastedGuarantees.length,
    blocking: check.blockingPairs.filter(({ together }) => together !== null).length,
    blockingAlone: check.blockingPairs.filter(({ together }) => together === null).length,
  }
  await tell(2, 'draws.step-guarantees')
  const hurting = round === 1 ? must(guaranteesThatHurt(file, seed)) : []
  await tell(3, 'draws.step-keeping')
  const itemOf = new Map(items.map(({ id, name }) => [name, id]))
  const placeOf = new Map(drawn.draw.places.map(({ learner, opportunity }) => [learner, itemOf.get(opportunity)!]))
  const { cutOffs, apart } = drawn.draw
  return city.transaction(async (tx) => {
    const held = await holdDraw(tx, drawId)
    if (held?.state !== 'seeded' || held.round !== round) return null
    await savePlaced(
      tx,
      round,
      rows.map(({ id, frozen }) => ({ id, itemId: placeOf.get(frozen!.pseudonym) ?? null })),
    )
    const now = city.now()
    await saveRound(tx, drawId, { round, cutOffs, apart, hurting, checked, publishedAt: null }, now)
    await saveDraw(tx, { ...held, state: 'drawn' })
    await record(tx, [happened('draws.drawn', byTheDraw, { drawId, round })], now)
    return { placed: placeOf.size, of: rows.length }
  })
}
