import type { Kysely } from 'kysely'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { SignInLink } from './words.ts'

export async function saveSignInLink(db: Kysely<DB>, link: SignInLink, tokenHash: Buffer): Promise<void> {
  await db
    .insertInto('people_sign_in_links')
    .values({
      id: link.id,
      token_hash: tokenHash,
      address: link.address,
      language: link.language,
      next: link.next,
      made_at: moment(link.madeAt),
      expires_at: moment(link.expiresAt),
    })
    .execute()
}

/** How many of this address could still be used: only asking counts, so nobody is locked out by failing. */
export async function countOpenLinks(db: Kysely<DB>, address: string, now: Instant): Promise<number> {
  const { open } = await db
    .selectFrom('people_sign_in_links')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('address', '=', address)
    .where('expires_at', '>', moment(now))
    .executeTakeFirstOrThrow()
  return open
}

export async function isLinkOpen(db: Kysely<DB>, tokenHash: Buffer, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('people_sign_in_links')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst()
  return row !== undefined
}

/** One statement spends it: of two that press at once, one gets it. Null: spent, too old, or never made. */
export async function spendLink(
  db: Kysely<DB>,
  tokenHash: Buffer,
  now: Instant,
): Promise<Pick<SignInLink, 'address' | 'language' | 'next'> | null> {
  const row = await db
    .updateTable('people_sign_in_links')
    .set({ used_at: moment(now) })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .returning(['address', 'language', 'next'])
    .executeTakeFirst()
  return row ?? null
}

/** A day after they ran out links tell nothing but who wanted to come in: they go. */
export async function forgetOldLinks(db: Kysely<DB>, now: Instant): Promise<void> {
  await db
    .deleteFrom('people_sign_in_links')
    .where('expires_at', '<', moment(now - 86_400_000))
    .execute()
}
