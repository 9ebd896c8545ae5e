import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { TypedOffer } from '../writing/offer-words.ts'

/** What was typed and is not public yet. */
export interface OfferDraft {
  /** The offer it will be, or changes. */
  readonly id: Id
  readonly organisationId: Id
  readonly isNew: boolean
  readonly typed: TypedOffer
  readonly savedBy: Id | null
  readonly savedAt: Instant
}

const draftOf = (row: Selectable<DB['catalogue_drafts']>): OfferDraft => ({
  id: row.opportunity_id,
  organisationId: row.organisation_id,
  isNew: row.is_new,
  typed: row.typed as unknown as TypedOffer,
  savedBy: row.saved_by,
  savedAt: row.saved_at as Instant,
})

/** A draft of another house is never written over: its id would have to be guessed, and then nothing happens. */
export async function putDraft(tx: Tx, one: OfferDraft): Promise<boolean> {
  const values = {
    is_new: one.isNew,
    typed: JSON.stringify(one.typed),
    saved_by: one.savedBy,
    saved_at: moment(one.savedAt),
  }
  const done = await tx
    .insertInto('catalogue_drafts')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      opportunity_id: one.id,
      organisation_id: one.organisationId,
      ...values,
    })
    .onConflict((row) =>
      row
        .columns(['ecosystem_id', 'opportunity_id'])
        .doUpdateSet(values)
        .where('catalogue_drafts.organisation_id', '=', one.organisationId),
    )
    .returning('opportunity_id')
    .execute()
  return done.length > 0
}

export async function loadDraft(tx: Tx, id: Id): Promise<OfferDraft | null> {
  const row = await tx.selectFrom('catalogue_drafts').selectAll().where('opportunity_id', '=', id).executeTakeFirst()
  return row ? draftOf(row) : null
}

/** The newest first. */
export async function loadDraftsOf(tx: Tx, organisationIds: readonly Id[]): Promise<OfferDraft[]> {
  if (organisationIds.length === 0) return []
  const rows = await tx
    .selectFrom('catalogue_drafts')
    .selectAll()
    .where('organisation_id', 'in', organisationIds)
    .orderBy('saved_at', 'desc')
    .execute()
  return rows.map(draftOf)
}

export async function dropDraft(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('catalogue_drafts').where('opportunity_id', '=', id).execute()
}
