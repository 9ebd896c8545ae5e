import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { saveBirth, saveProtected } from '../store/facts-of-person.ts'
import type { BirthMonth } from '../words.ts'

/**
 * For the families' room, which decides who is hidden and whose word about an age counts: written in its transaction,
 * beside its event, so that neither stands without the other.
 */
export const setProtected = (tx: Tx, personId: Id, isProtected: boolean): Promise<void> =>
  saveProtected(tx, personId, isProtected)

export const setBirth = (tx: Tx, personId: Id, birth: BirthMonth): Promise<void> => saveBirth(tx, personId, birth)
