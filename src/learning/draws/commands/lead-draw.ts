import { ecosystemHere } from '#commons/ecosystems'
import { setWay } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayLead } from '../policy.ts'
import { holdDraw, loadItems, saveDraw, type KeptDraw } from '../store/draws.ts'
import type { DrawItem, DrawRefusal, SourceForm } from '../words.ts'
import { momentOfSource } from './make-draw.ts'

type Step = Result<{ readonly draw: KeptDraw; readonly event: Event | null }, DrawRefusal>

/** One step of a draw by whoever leads it, with the draw held. */
const step = (
  drawId: Id,
  by: Actor,
  city: City,
  how: (draw: KeptDraw, items: readonly DrawItem[], tx: Tx) => Step | Promise<Step>,
): Promise<Result<KeptDraw, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await holdDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    const items = await loadItems(tx, drawId)
    const hostIds = [...new Set(items.map(({ hostId }) => hostId))]
    if (!mayLead(by, hostIds)) return refuse('draws.not-yours')
    const made = await how(draw, items, tx)
    if (!made.ok) return made
    if (made.value.event) {
      await saveDraw(tx, made.value.draw)
      await record(tx, [made.value.event], city.now())
    }
    return accept(made.value.draw)
  })

/**
 * From now on everybody sees the draw, and nothing of its rules changes any more. Announced twice, it happened once.
 * @refuses not-here · not-yours · not-from-here · window-over
 */
export const announceDraw = (drawId: Id, by: Actor, city: City): Promise<Result<KeptDraw, DrawRefusal>> =>
  step(drawId, by, city, (draw) => {
    if (draw.state === 'open') return accept({ draw, event: null })
    if (draw.state !== 'prepared') return refuse('draws.not-from-here')
    if (draw.closesAt <= city.now()) return refuse('draws.window-over')
    return accept({ draw: { ...draw, state: 'open' }, event: happened('draws.announced', by, { drawId }) })
  })

/**
 * Names another source where the rows were frozen too late for the first: whoever froze them could have known its number.
 * @refuses not-here · not-yours · not-from-here · source-too-early
 */
export const nameSource = (
  { drawId, form }: { readonly drawId: Id; readonly form: SourceForm },
  by: Actor,
  city: City,
): Promise<Result<KeptDraw, DrawRefusal>> =>
  step(drawId, by, city, async (draw, _items, tx) => {
    if (draw.state !== 'closed' || draw.closedAt! < draw.sourceAt) return refuse('draws.not-from-here')
    const { timeZone } = await ecosystemHere(tx, city)
    const sourceAt = momentOfSource(form, city.now(), timeZone)
    if (sourceAt === null) return refuse('draws.source-too-early')
    const { source, sourceAddress } = form
    const named = { ...draw, source, sourceAddress, sourceAt, seed: null, seedSaidBy: null }
    return accept({ draw: named, event: happened('draws.source-named', by, { drawId }) })
  })

/**
 * Ends a draw before anything of it was published. Its days go to whoever asks first.
 * @refuses not-here · not-yours · not-from-here
 */
export const cancelDraw = (drawId: Id, by: Actor, city: City): Promise<Result<KeptDraw, DrawRefusal>> =>
  step(drawId, by, city, async (draw, items, tx) => {
    if (draw.state === 'cancelled') return accept({ draw, event: null })
    if (draw.state === 'published' || draw.round === 2) return refuse('draws.not-from-here')
    await byAsking(items, by, tx, city)
    return accept({ draw: { ...draw, state: 'cancelled' }, event: happened('draws.cancelled', by, { drawId }) })
  })

/**
 * What the draw left goes to whoever asks first; there is no further round.
 * @refuses not-here · not-yours · not-from-here
 */
export const releaseRest = (drawId: Id, by: Actor, city: City): Promise<Result<KeptDraw, DrawRefusal>> =>
  step(drawId, by, city, async (draw, items, tx) => {
    if (draw.releasedAt !== null) return accept({ draw, event: null })
    if (draw.state !== 'published') return refuse('draws.not-from-here')
    await byAsking(items, by, tx, city)
    return accept({
      draw: { ...draw, releasedAt: city.now() },
      event: happened('draws.rest-released', by, { drawId }),
    })
  })

async function byAsking(items: readonly DrawItem[], by: Actor, tx: Tx, city: City): Promise<void> {
  const occasionIds = items.flatMap((item) => item.occasionIds)
  const released = await setWay({ occasionIds, way: 'first-come' }, by, within(tx, city))
  if (!released.ok) throw new Error(`the days of a draw were not given back: ${released.refusal}`)
}
