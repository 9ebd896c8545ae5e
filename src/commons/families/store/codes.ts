import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { codeMinutes } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A new code takes the place of the child's older ones: what was seen over a shoulder last week opens nothing. */
export async function saveCode(tx: Tx, code: string, childId: Id, at: Instant): Promise<void> {
  await tx.deleteFrom('families_link_codes').where('child_id', '=', childId).execute()
  await tx
    .insertInto('families_link_codes')
    .values({
      ecosystem_id: here,
      code_hash: hashOf(code),
      child_id: childId,
      made_at: moment(at),
      expires_at: moment(at + codeMinutes * 60_000),
    })
    .execute()
}

/** Spends the code. Two guardians with one code: the first one wins. @returns whose screen it stood on */
export async function spendCode(tx: Tx, code: string, at: Instant): Promise<Id | null> {
  const row = await tx
    .updateTable('families_link_codes')
    .set({ used_at: moment(at) })
    .where('code_hash', '=', hashOf(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(at) as never)
    .returning('child_id')
    .executeTakeFirst()
  return row?.child_id ?? null
}

/** Writes the try down and counts those of the last minutes, this one with them. */
export async function countTry(tx: Tx, id: Id, personId: Id, at: Instant): Promise<number> {
  await tx
    .insertInto('families_code_tries')
    .values({ ecosystem_id: here, id, person_id: personId, tried_at: moment(at) })
    .execute()
  const row = await tx
    .selectFrom('families_code_tries')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .where('tried_at', '>', moment(at - codeMinutes * 60_000) as never)
    .executeTakeFirstOrThrow()
  return row.count
}

export interface ConsentLink {
  readonly id: Id
  readonly linkId: Id
  readonly season: string
  readonly expiresAt: Instant
  readonly answeredAt: Instant | null
}

export async function saveConsentLink(
  tx: Tx,
  link: {
    readonly id: Id
    readonly token: string
    readonly linkId: Id
    readonly season: string
    readonly madeBy: Id | null
  },
  { at, expiresAt }: { readonly at: Instant; readonly expiresAt: Instant },
): Promise<void> {
  // Of several links for one season the newest holds: a lost letter is replaced, not doubled.
  await tx
    .deleteFrom('families_consent_links')
    .where('link_id', '=', link.linkId)
    .where('season', '=', link.season)
    .where('answered_at', 'is', null)
    .execute()
  await tx
    .insertInto('families_consent_links')
    .values({
      ecosystem_id: here,
      id: link.id,
      token_hash: hashOf(link.token),
      link_id: link.linkId,
      season: link.season,
      made_by: link.madeBy,
      made_at: moment(at),
      expires_at: moment(expiresAt),
    })
    .execute()
}

/** @returns null: unknown or past its season */
export async function loadConsentLink(
  tx: Tx,
  token: string,
  at: Instant,
  forChange = false,
): Promise<ConsentLink | null> {
  const query = tx
    .selectFrom('families_consent_links')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', moment(at) as never)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row
    ? { id: row.id, linkId: row.link_id, season: row.season, expiresAt: row.expires_at, answeredAt: row.answered_at }
    : null
}

/** The newest link of a guardianship for a season that was made at this moment or later. */
export async function loadConsentLinkSince(
  tx: Tx,
  { linkId, season }: { readonly linkId: Id; readonly season: string },
  since: Instant,
): Promise<Id | null> {
  const row = await tx
    .selectFrom('families_consent_links')
    .select('id')
    .where('link_id', '=', linkId)
    .where('season', '=', season)
    .where('made_at', '>=', moment(since) as never)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function saveAnswered(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('families_consent_links')
    .set({ answered_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

/** Links of these guardianships that nobody has answered, the first made first. */
export async function loadOpenConsentLinks(
  tx: Tx,
  linkIds: readonly Id[],
  at: Instant,
): Promise<readonly { readonly id: Id; readonly linkId: Id }[]> {
  if (linkIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_consent_links')
    .select(['id', 'link_id'])
    .where('link_id', 'in', linkIds)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', moment(at) as never)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, link_id }) => ({ id, linkId: link_id }))
}
