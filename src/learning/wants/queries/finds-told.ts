import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { loadFinds } from '../store/finds.ts'
import { loadWishesById } from '../store/wishes.ts'

/** Whose wish it is, and the titles of what was found for it; null: the wish or all of that is gone. */
export const findsTold = (
  wishId: Id,
  opportunityIds: readonly Id[],
  city: City,
): Promise<{ readonly personId: Id; readonly titles: readonly LocalText[] } | null> =>
  city.reading(async (tx) => {
    const [wish] = await loadWishesById(tx, [wishId])
    const finds = wish ? await loadFinds(tx, [wishId]) : []
    const titles = finds.filter(({ opportunityId }) => opportunityIds.includes(opportunityId)).map(({ title }) => title)
    return wish && titles.length > 0 ? { personId: wish.personId, titles } : null
  })
