import { payForPlaces } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { DrawItem, DrawRow } from '../words.ts'
import type { WishPay } from '../words-for-pages.ts'

/**
 * What each wish would cost a family, for one of them alone and for all of them who wish for it.
 * @param rows of this family, in this draw
 * @returns asked for one of them: by item; what does not take place is left out
 */
export async function paysOfWishes(
  payer: Id,
  items: readonly DrawItem[],
  rows: readonly DrawRow[],
  city: City,
): Promise<(personId: Id) => Map<Id, WishPay>> {
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const payFor = await payForPlaces({ payer, personIds, places: items }, city)
  return (personId) =>
    new Map(
      items.flatMap((item) => {
        const pay = payFor(item.id, [personId])
        if (!pay) return []
        const others = rows.flatMap((row) =>
          row.personId !== null && row.personId !== personId && row.wishes.includes(item.id) ? [row.personId] : [],
        )
        const all = others.length === 0 ? null : payFor(item.id, [personId, ...others])
        const { total, fares, help, asWritten } = pay
        const together = all && { count: others.length + 1, total: all.total }
        return [[item.id, { total, fares, help, asWritten, together }] as const]
      }),
    )
}
