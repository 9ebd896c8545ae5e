import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { dayIn } from '#kernel/instant.ts'
import { fitsWish, type OfferFacts } from '../rules/fits-wish.ts'
import { saveFind } from '../store/finds.ts'
import { loadTrials } from '../store/trials.ts'
import { loadWants } from '../store/wants.ts'
import { loadAllOpenWishes } from '../store/wishes.ts'
import { wantsSettings } from '../words.ts'

const house: Actor = { kind: 'system', because: 'a new offer' }

/**
 * Offers that are new are held against every open wish. Each is found once for a wish, and of many at a time so many as the
 * place's settings say, the newest first; the others are left to the search. Told twice, it happened once.
 * @returns how many were found for how many wishes
 */
export const findForWishes = (
  offers: readonly OfferFacts[],
  city: City,
): Promise<{ readonly found: number; readonly wishes: number }> =>
  city.transaction(async (tx) => {
    const ecosystem = await ecosystemHere(tx, city)
    const { findsAtATime } = settingsOf(ecosystem, 'wants', wantsSettings)
    const now = city.now()
    const wishes = await loadAllOpenWishes(tx)
    const ids = [...new Set(wishes.map(({ wantId }) => wantId))]
    const wants = new Map((await loadWants(tx, dayIn(ecosystem.timeZone, now), { ids })).map((want) => [want.id, want]))
    // What a house tried with these very people is no news to them.
    const tried = new Set((await loadTrials(tx, { wantIds: ids })).map((one) => `${one.wantId} ${one.opportunityId}`))
    const newest = offers.toSorted((a, b) => b.newSince - a.newSince)
    let found = 0
    let told = 0
    for (const { id: wishId, wantId, personId, signedAt } of wishes) {
      const fresh: Id[] = []
      const fitting = newest.filter(
        (one) => !tried.has(`${wantId} ${one.opportunityId}`) && fitsWish(one, wants.get(wantId)!, signedAt),
      )
      for (const offer of fitting.slice(0, findsAtATime)) {
        const { opportunityId, title } = offer
        const find = { wishId, opportunityId, title, foundAt: now, state: 'found' } as const
        if (await saveFind(tx, find, now)) fresh.push(opportunityId)
      }
      if (fresh.length === 0) continue
      found += fresh.length
      told += 1
      await record(tx, [happened('wants.offer-found', house, { wishId, personId, opportunityIds: fresh })], now)
    }
    return { found, wishes: told }
  })
