import { offersById } from '#learning/catalogue'
import { occasionsById } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { loadDraw, loadItems } from '../store/draws.ts'
import { loadRow, loadRowsOfPersons } from '../store/rows.ts'

/** P18: all that this room keeps of somebody. */
export const wishesInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const all = []
    for (const row of await loadRowsOfPersons(tx, [personId])) {
      const draw = (await loadDraw(tx, row.drawId))!
      const offerOf = new Map((await loadItems(tx, row.drawId)).map((item) => [item.id, item.opportunityId]))
      const offered = (id: Id | null) => (id === null ? null : (offerOf.get(id) ?? null))
      all.push({
        draw: draw.title,
        wishes: row.wishes.map((id) => offered(id)),
        friends: row.friends,
        areaId: row.areaId,
        needs: row.needs,
        groups: row.frozen?.groups ?? [],
        placedFirst: offered(row.placedFirst),
        placedSecond: offered(row.placedSecond),
        changedAt: new Date(row.changedAt).toISOString(),
      })
    }
    return all
  })

export interface RowTold {
  readonly personId: Id
  readonly drawId: Id
  readonly title: string
  /** The second round gave a dearer place for the one of the first; null: it did not. */
  readonly moved: { readonly from: PlaceTold; readonly to: PlaceTold } | null
}

/** A place by its name and its first day. */
interface PlaceTold {
  readonly title: LocalText
  readonly startsAt: Instant
  readonly timeZone: string
}

/** A row with whose it is and of which draw, for whoever tells of it; null: it is gone, or nobody's any more. */
export const rowTold = (rowId: Id, drawId: Id, city: City): Promise<RowTold | null> =>
  city.reading(async (tx) => {
    const row = await loadRow(tx, rowId)
    const draw = await loadDraw(tx, drawId)
    if (!row?.personId || !draw) return null
    const { placedFirst, placedSecond } = row
    const isMoved = placedFirst !== null && placedSecond !== null && placedFirst !== placedSecond
    const [from, to] = isMoved ? await placesTold(tx, drawId, [placedFirst, placedSecond], city) : []
    return { personId: row.personId, drawId, title: draw.title, moved: from && to ? { from, to } : null }
  })

async function placesTold(tx: Tx, drawId: Id, itemIds: readonly Id[], city: City): Promise<(PlaceTold | null)[]> {
  const items = new Map((await loadItems(tx, drawId)).map((item) => [item.id, item]))
  const inside = within(tx, city)
  return Promise.all(
    itemIds.map(async (itemId) => {
      const { opportunityId, occasionIds } = items.get(itemId)!
      const offer = (await offersById([opportunityId], inside)).get(opportunityId)
      const [first] = await occasionsById(occasionIds, inside)
      return offer && first ? { title: offer.title, startsAt: first.startsAt, timeZone: first.timeZone } : null
    }),
  )
}
