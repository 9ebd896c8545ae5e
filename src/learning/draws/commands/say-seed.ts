import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayConfirm } from '../policy.ts'
import { holdDraw, loadItems, saveDraw } from '../store/draws.ts'
import { drawJob, type DrawRefusal } from '../words.ts'

/**
 * Somebody has read the number at its source and types it; a second person reads and types it too. Then the draw begins.
 * Whoever typed it first may put it right until the second has.
 * @param value the number as the source published it: it is the seed, letter by letter
 * @refuses not-here · not-yours · not-from-here · seed-too-early · source-too-early (rows were frozen after it) · seed-differs
 */
export const saySeed = (
  { drawId, value }: { readonly drawId: Id; readonly value: string },
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'start'>,
): Promise<Result<{ readonly isConfirmed: boolean }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await holdDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    const hostIds = [...new Set((await loadItems(tx, drawId)).map(({ hostId }) => hostId))]
    if (by.kind !== 'person' || !mayConfirm(by, hostIds)) return refuse('draws.not-yours')
    if (draw.state !== 'closed') return refuse('draws.not-from-here')
    const now = city.now()
    if (now < draw.sourceAt) return refuse('draws.seed-too-early')
    if (draw.closedAt! >= draw.sourceAt) return refuse('draws.source-too-early')
    if (draw.seedSaidBy === null || draw.seedSaidBy === by.person) {
      await saveDraw(tx, { ...draw, seed: value, seedSaidBy: by.person })
      await record(tx, [happened('draws.seed-said', by, { drawId })], now)
      return accept({ isConfirmed: false })
    }
    if (draw.seed !== value) return refuse('draws.seed-differs')
    await saveDraw(tx, { ...draw, state: 'seeded', seedConfirmedBy: by.person })
    await record(tx, [happened('draws.seed-confirmed', by, { drawId })], now)
    await jobs.start(drawJob, city, { drawId }, { tx })
    return accept({ isConfirmed: true })
  })
