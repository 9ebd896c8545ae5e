import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { DB } from '#platform/database/tables.ts'
import { deleteAccount, loadAccountOfAddress, saveAccount, saveAddress } from '../account-store.ts'

/**
 * The account an address leads to, made if there is none: only for an address that somebody has just proved to be theirs.
 */
export async function accountOfAddress(
  db: Kysely<DB>,
  { address, language }: { readonly address: string; readonly language: Language },
  newId: () => Id,
  now: Instant,
): Promise<Id> {
  const known = await loadAccountOfAddress(db, address)
  if (known) return known.id
  const id = newId()
  await saveAccount(db, { id, language, madeAt: now, erasedAt: null })
  if (await saveAddress(db, address, id, now)) return id
  // Made by another browser between the two questions: that one holds. The empty one leads nowhere.
  const other = await loadAccountOfAddress(db, address)
  if (!other) throw new Error('an address led to an account and then to none')
  await deleteAccount(db, id)
  return other.id
}
