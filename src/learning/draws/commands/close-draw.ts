import { randomBytes } from 'node:crypto'
import { occasionsById } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { commit } from '#laws/fair-draw/publishing/commitment.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayConfirm } from '../policy.ts'
import { fileOf } from '../rules/file-of.ts'
import { holdDraw, loadItems, saveDraw, saveItemsGone } from '../store/draws.ts'
import { deleteRows, freezeRows, loadRows } from '../store/rows.ts'
import { saveTree } from '../store/trees.ts'
import { freezeJob, type DrawItem, type DrawRefusal, type DrawRow } from '../words.ts'
import { freeze, stoppedByConsent, type Tell } from './freeze-rows.ts'

const byTheClock: Actor = { kind: 'system', because: 'a window that ended' }

/**
 * The window is over: rows are frozen, each person's groups and family worked out once, and the hash of all of it kept for
 * everybody to read. Whose family does not allow it any more is left out. Closed twice, it happened once.
 * @refuses not-here · window-runs · not-from-here
 */
export const closeDraw = (
  drawId: Id,
  city: City,
  tell: Tell = () => Promise.resolve(),
): Promise<Result<{ readonly rows: number }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await holdDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    if (draw.commitment !== null) return accept({ rows: draw.commitment.rows })
    if (draw.state !== 'open') return refuse('draws.not-from-here')
    const now = city.now()
    if (now < draw.closesAt) return refuse('draws.window-runs')
    const items = await withoutGone(tx, await loadItems(tx, drawId), city)
    const wished = await loadRows(tx, drawId)
    // Each row is asked about twice and written once.
    const at = (pass: number) => (done: number) => tell(pass * wished.length + done, 3 * wished.length)
    const rows = await stillAllowed(tx, wished, within(tx, city), at(0))
    const secret = randomBytes(32).toString('hex')
    const frozen = await freeze(rows, secret, { tx, city, tell: at(1) })
    const committed = commit(fileOf(items, frozen), secret)
    await freezeRows(tx, frozen, committed.positions, at(2))
    await saveTree(tx, drawId, committed)
    await saveDraw(tx, { ...draw, state: 'closed', closedAt: now, secret, commitment: committed.commitment })
    await record(tx, [happened('draws.closed', byTheClock, { drawId })], now)
    return accept({ rows: rows.length })
  })

/**
 * Somebody who leads the draw does not wait for the clock: the rows are frozen by a job, whose progress they read.
 * @refuses not-here · not-yours · window-runs · not-from-here
 */
export const askToClose = (
  drawId: Id,
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'start'>,
): Promise<Result<{ readonly drawId: Id }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await holdDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    const hostIds = [...new Set((await loadItems(tx, drawId)).map(({ hostId }) => hostId))]
    if (!mayConfirm(by, hostIds)) return refuse('draws.not-yours')
    if (draw.commitment !== null) return accept({ drawId })
    if (draw.state !== 'open') return refuse('draws.not-from-here')
    if (city.now() < draw.closesAt) return refuse('draws.window-runs')
    await jobs.start(freezeJob, city, { drawId }, { tx })
    return accept({ drawId })
  })

/** What does not take place on any of its days any more gives no seat. */
async function withoutGone(tx: Tx, items: readonly DrawItem[], city: City): Promise<DrawItem[]> {
  const days = await occasionsById(
    items.flatMap(({ occasionIds }) => occasionIds),
    within(tx, city),
  )
  const open = new Set(days.filter(({ state }) => state !== 'cancelled').map(({ id }) => id))
  const isGone = ({ occasionIds }: DrawItem): boolean => !occasionIds.some((id) => open.has(id))
  await saveItemsGone(
    tx,
    items.filter(isGone).map(({ id }) => id),
  )
  return items.map((item) => (isGone(item) ? { ...item, seats: 0, guarantees: [] } : item))
}

/** A consent that was withdrawn the night before holds. */
async function stillAllowed(
  tx: Tx,
  rows: readonly DrawRow[],
  city: City,
  tell: (done: number) => Promise<void>,
): Promise<DrawRow[]> {
  const stopped = await stoppedByConsent(rows, city, tell)
  await deleteRows(tx, [...stopped])
  return rows.filter(({ id }) => !stopped.has(id))
}
