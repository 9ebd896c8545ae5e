import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersonOfAccount, saveLink } from '../../store.ts'
import { isInvented } from '../words.ts'
import { accountOfAddress } from './account-of-address.ts'

/**
 * Gives an invented person of a demonstration an account, by an address that can be nobody's. Told again: the same.
 * @throws for an address that could be somebody's: those are only ever proved by a message
 */
export const letInventedPersonIn = (
  { personId, address, language }: { readonly personId: Id; readonly address: string; readonly language: Language },
  city: City,
): Promise<void> =>
  city.transaction(async (tx) => {
    if (!isInvented(address)) throw new Error('an invented person has an address ending in .invalid')
    const accountId = await accountOfAddress(tx, { address, language }, city.newId, city.now())
    if ((await loadPersonOfAccount(tx, accountId)) === null) await saveLink(tx, accountId, personId, city.now())
  })
