import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Proposal, Publication } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const proposalOf = (row: Selectable<DB['catalogue_publications']>): Proposal => ({
  id: row.id,
  opportunityId: row.opportunity_id,
  state: row.state as Publication,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  settledAt: row.settled_at,
  note: row.note,
})

export async function addProposal(
  tx: Tx,
  one: Pick<Proposal, 'id' | 'opportunityId' | 'proposedBy' | 'proposedAt'>,
): Promise<void> {
  await tx
    .insertInto('catalogue_publications')
    .values({
      ecosystem_id: here,
      id: one.id,
      opportunity_id: one.opportunityId,
      state: 'proposed',
      proposed_by: one.proposedBy,
      proposed_at: moment(one.proposedAt),
    })
    .execute()
}

/** Held until the transaction ends, so that an outcome told twice at once is settled once. */
export async function holdProposal(tx: Tx, id: Id): Promise<Proposal | null> {
  const row = await tx
    .selectFrom('catalogue_publications')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? proposalOf(row) : null
}

export async function loadProposal(tx: Tx, id: Id): Promise<Proposal | null> {
  const row = await tx.selectFrom('catalogue_publications').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** The last time this offer was proposed; null: it never was. */
export async function loadLastProposal(tx: Tx, opportunityId: Id): Promise<Proposal | null> {
  const row = await tx
    .selectFrom('catalogue_publications')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? proposalOf(row) : null
}

export async function saveProposalState(
  tx: Tx,
  id: Id,
  { state, note }: { readonly state: Publication; readonly note: string | null },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('catalogue_publications')
    .set({ state, note, settled_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

export async function savePublication(
  tx: Tx,
  opportunityId: Id,
  publication: Publication,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('catalogue_opportunities')
    .set({ publication, changed_at: moment(now), changed_xid: sql<string>`pg_current_xact_id()` })
    .where('id', '=', opportunityId)
    .execute()
}
