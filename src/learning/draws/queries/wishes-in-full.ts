import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
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
}

/** A row with whose it is and of which draw, for whoever tells of it; null: it is gone, or nobody's any more. */
export const rowTold = (rowId: Id, drawId: Id, city: City): Promise<RowTold | null> =>
  city.reading(async (tx) => {
    const row = await loadRow(tx, rowId)
    const draw = await loadDraw(tx, drawId)
    return row?.personId && draw ? { personId: row.personId, drawId, title: draw.title } : null
  })
