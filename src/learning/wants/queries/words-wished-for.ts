import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { wordsOfWish } from '../rules/words-of-wish.ts'
import { loadWants } from '../store/wants.ts'
import { loadAllOpenWishes } from '../store/wishes.ts'

/** Each word by which somebody who still waits would know their offer, once; nobody waits: none. */
export const wordsWishedFor = (city: City): Promise<string[]> =>
  city.reading(async (tx) => {
    const ids = [...new Set((await loadAllOpenWishes(tx)).map(({ wantId }) => wantId))]
    if (ids.length === 0) return []
    const wants = await loadWants(tx, dayIn('UTC', city.now()), { ids })
    return [...new Set(wants.flatMap(({ interest, language }) => wordsOfWish(interest, language)))]
  })
