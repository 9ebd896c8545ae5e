import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

const here = sql<Id>`platform_ecosystem()`

export interface Invitation {
  readonly id: Id
  readonly personId: Id
  readonly address: string
}

export async function saveInvitation(
  tx: Tx,
  { id, personId, address }: Invitation,
  tokenHash: Buffer,
  { madeAt, expiresAt }: { readonly madeAt: Instant; readonly expiresAt: Instant },
): Promise<void> {
  // A new one takes the place of those sent before: one person, one way in.
  await tx.deleteFrom('people_invitations').where('person_id', '=', personId).where('used_at', 'is', null).execute()
  await tx
    .insertInto('people_invitations')
    .values({
      ecosystem_id: here,
      id,
      person_id: personId,
      token_hash: tokenHash,
      address,
      made_at: moment(madeAt),
      expires_at: moment(expiresAt),
    })
    .execute()
}

/** Null: used, too old, replaced, or never made. Held for this transaction: a second one waits and then finds it used. */
export async function holdInvitation(tx: Tx, tokenHash: Buffer, now: Instant): Promise<Invitation | null> {
  const row = await tx
    .selectFrom('people_invitations')
    .select(['id', 'person_id', 'address'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .forUpdate()
    .executeTakeFirst()
  return row?.address ? { id: row.id, personId: row.person_id, address: row.address } : null
}

/** The newest open one to an address; held like the other. */
export async function loadInvitationTo(tx: Tx, address: string, now: Instant): Promise<Invitation | null> {
  const row = await tx
    .selectFrom('people_invitations')
    .select(['id', 'person_id'])
    .where('address', '=', address)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .orderBy('made_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ? { id: row.id, personId: row.person_id, address } : null
}

export async function isInvitationOpen(tx: Tx, tokenHash: Buffer, now: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('people_invitations')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst()
  return row !== undefined
}

/** Is somebody asked to come in as this person, and has not come yet? */
export async function loadIsInvited(tx: Tx, personId: Id, now: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('people_invitations')
    .select('id')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst()
  return row !== undefined
}

/** The address is of no more use here: it is the account's now. */
export async function saveInvitationUsed(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('people_invitations')
    .set({ used_at: moment(at), address: null })
    .where('id', '=', id)
    .execute()
}
