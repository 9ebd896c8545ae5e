import { randomBytes } from 'node:crypto'
import { areaBookOf, ecosystemHere, settingsOf } from '#commons/ecosystems'
import { askersAt, occasionsById, standingsHereOf, whoCameBefore } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { commit } from '#laws/fair-draw/publishing/commitment.ts'
import { sha256Hex } from '#laws/sha-256/sha-256.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { schoolAreas } from '../queries/school-areas.ts'
import { blocksOf } from '../rules/blocks-of.ts'
import { familiesOf } from '../rules/families-of.ts'
import { fileOf } from '../rules/file-of.ts'
import { groupsOf } from '../rules/groups-of.ts'
import { holdDraw, loadItems, saveDraw, saveItemGone } from '../store/draws.ts'
import { deleteRow, freezeRows, loadRows } from '../store/rows.ts'
import { drawsSettings, type DrawItem, type DrawRefusal, type DrawRow } from '../words.ts'

const byTheClock: Actor = { kind: 'system', because: 'a window that ended' }

/**
 * The window is over: rows are frozen, each person's groups and family worked out once, and the hash of all of it kept for
 * everybody to read. Whose family does not allow it any more is left out. Closed twice, it happened once.
 * @refuses not-here · window-runs · not-from-here
 */
export const closeDraw = (drawId: Id, city: City): Promise<Result<{ readonly rows: number }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await holdDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    if (draw.commitment !== null) return accept({ rows: draw.commitment.rows })
    if (draw.state !== 'open') return refuse('draws.not-from-here')
    const now = city.now()
    if (now < draw.closesAt) return refuse('draws.window-runs')
    const items = await withoutGone(tx, await loadItems(tx, drawId), city)
    const rows = await stillAllowed(tx, await loadRows(tx, drawId), items, city)
    const secret = randomBytes(32).toString('hex')
    const frozen = await freeze(tx, rows, secret, city)
    await freezeRows(tx, frozen)
    const { commitment } = commit(fileOf(items, frozen), secret)
    await saveDraw(tx, { ...draw, state: 'closed', closedAt: now, secret, commitment })
    await record(tx, [happened('draws.closed', byTheClock, { drawId })], now)
    return accept({ rows: rows.length })
  })

/** A day that does not take place any more gives no seat. */
async function withoutGone(tx: Tx, items: readonly DrawItem[], city: City): Promise<DrawItem[]> {
  const days = await occasionsById(
    items.map(({ occasionId }) => occasionId),
    within(tx, city),
  )
  const open = new Set(days.filter(({ state }) => state !== 'cancelled').map(({ id }) => id))
  const now: DrawItem[] = []
  for (const item of items) {
    if (!open.has(item.occasionId)) await saveItemGone(tx, item.id)
    now.push(open.has(item.occasionId) ? item : { ...item, seats: 0, guarantees: [] })
  }
  return now
}

/** A consent that was withdrawn the night before holds. */
async function stillAllowed(
  tx: Tx,
  rows: readonly DrawRow[],
  items: readonly DrawItem[],
  city: City,
): Promise<DrawRow[]> {
  const stopped = await stoppedByConsent(rows, items, within(tx, city))
  for (const id of stopped) await deleteRow(tx, id)
  return rows.filter(({ id }) => !stopped.has(id))
}

/** Rows of children whose family does not allow it, now. */
export async function stoppedByConsent(
  rows: readonly DrawRow[],
  items: readonly DrawItem[],
  city: City,
): Promise<ReadonlySet<Id>> {
  const occasionIds = items.map(({ occasionId }) => occasionId)
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const askers = await askersAt(personIds, occasionIds, byTheClock, city)
  const stopped = rows.filter(({ personId }) => {
    const findings = personId === null ? [] : [...(askers.get(personId)?.findings.values() ?? [])].flat()
    return findings.some(({ sentence }) => sentence.startsWith('participation.consent-'))
  })
  return new Set(stopped.map(({ id }) => id))
}

async function freeze(tx: Tx, rows: readonly DrawRow[], secret: string, city: City): Promise<DrawRow[]> {
  const inside = within(tx, city)
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const { groups } = settingsOf(await ecosystemHere(tx, city), 'draws', drawsSettings)
  const standings = await standingsHereOf(personIds, inside)
  const families = familiesOf([...standings.values()])
  const blocks = blocksOf(rows)
  const before = await whoCameBefore(personIds, inside)
  const book = await areaBookOf(tx)
  const areasOf = new Map(groups.map((group) => [group, new Set(group.areas.flatMap((name) => book.areasNamed(name)))]))
  const hidden = (kind: string, what: string): string => sha256Hex(`${secret}|${kind}|${what}`, 3)
  const frozen: DrawRow[] = []
  for (const row of rows) {
    const personId = row.personId!
    const known = await schoolAreas(tx, personId, city)
    const areaIds = known.length > 0 || row.areaId === null ? known : [row.areaId]
    const facts = { areaIds, cameBefore: before.has(personId), needs: row.needs }
    const block = blocks.get(row.id)
    frozen.push({
      ...row,
      frozen: {
        pseudonym: hidden('row', row.id),
        family: hidden('family', families.get(personId) ?? personId),
        together: block === undefined ? null : hidden('together', block),
        groups: groupsOf(facts, groups, (group) => areasOf.get(group)!),
      },
    })
  }
  return frozen
}
