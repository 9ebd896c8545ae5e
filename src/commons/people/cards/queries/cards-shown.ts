import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadCardHashes, loadPersonOfCardHash, loadPersonOfUserName } from '../store.ts'

const isHash = /^[0-9a-f]{64}$/

/**
 * Whose card was shown at a door: by the SHA-256 of what its code says, hexadecimal, or by the name on it. It opens
 * nothing; what of the person is told is the asker's policy.
 */
export const personOfShownCard = (shown: string, city: City): Promise<Id | null> =>
  city.reading((tx) =>
    isHash.test(shown) ? loadPersonOfCardHash(tx, Buffer.from(shown, 'hex')) : loadPersonOfUserName(tx, shown),
  )

/**
 * By what a door without a network knows the open cards of these people: the first twelve signs of that SHA-256, from
 * which no code can be worked out.
 */
export const marksOfCards = (personIds: readonly Id[], city: City): Promise<Map<Id, string>> =>
  city.reading(
    async (tx) =>
      new Map([...(await loadCardHashes(tx, personIds))].map(([id, hash]) => [id, hash.toString('hex').slice(0, 12)])),
  )
