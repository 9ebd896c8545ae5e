import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadFinds, loadWishesWithNews, saveFindState } from '../store/finds.ts'
import { holdWish, saveToldOn } from '../store/wishes.ts'

const house: Actor = { kind: 'system', because: 'a wish' }

/**
 * What was found for wishes is told at most once a day and wish, all of it together, however much an import brought.
 * @returns for how many wishes
 */
export async function layOutFinds(city: City): Promise<number> {
  const wishIds = await city.reading((tx) => loadWishesWithNews(tx))
  let laidOut = 0
  for (const wishId of wishIds) {
    laidOut += await city.transaction(async (tx) => {
      const wish = await holdWish(tx, wishId)
      const now = city.now()
      const today = dayIn((await ecosystemHere(tx, city)).timeZone, now)
      if (wish?.state !== 'open' || wish.toldOn === today) return 0
      const fresh = (await loadFinds(tx, [wishId])).filter(({ state }) => state === 'found')
      if (fresh.length === 0) return 0
      for (const find of fresh) await saveFindState(tx, find, 'told')
      await saveToldOn(tx, wishId, today)
      const about = { wishId, personId: wish.personId, opportunityIds: fresh.map(({ opportunityId }) => opportunityId) }
      await record(tx, [happened('wants.finds-laid-out', house, { ...about, day: today })], now)
      return 1
    })
  }
  return laidOut
}
