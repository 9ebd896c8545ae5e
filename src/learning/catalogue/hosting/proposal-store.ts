import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { OpportunityDraft, Proposal, Publication } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const proposalOf = (row: Selectable<DB['catalogue_publications']>): Proposal => ({
  id: row.id,
  opportunityId: row.opportunity_id,
  state: row.state as Publication,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  settledAt: row.settled_at,
  note: row.note,
  change: row.change as unknown as OpportunityDraft | null,
  stood: row.stood as unknown as OpportunityDraft | null,
})

export async function addProposal(
  tx: Tx,
  one: Pick<Proposal, 'id' | 'opportunityId' | 'proposedBy' | 'proposedAt' | 'change'>,
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
      change: one.change && JSON.stringify(one.change),
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

/** The last time this offer itself was proposed, in the order in which it was; null: it never was. */
export const loadLastProposal = (tx: Tx, opportunityId: Id): Promise<Proposal | null> =>
  loadLast(tx, opportunityId, false)

/** The last change of it that was proposed once it was public; null: none ever was. */
export const loadLastChange = (tx: Tx, opportunityId: Id): Promise<Proposal | null> => loadLast(tx, opportunityId, true)

async function loadLast(tx: Tx, opportunityId: Id, isChange: boolean): Promise<Proposal | null> {
  const row = await tx
    .selectFrom('catalogue_publications')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .where('change', isChange ? 'is not' : 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** Whether this change was the last one to take effect: what it put there still stands. */
export async function isLastInEffect(tx: Tx, { id, opportunityId }: Proposal): Promise<boolean> {
  const row = await tx
    .selectFrom('catalogue_publications')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('change', 'is not', null)
    .where('state', '=', 'published')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id === id
}

/** Those of the offers that have a change waiting. */
export async function loadWithWaitingChange(tx: Tx, opportunityIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx
    .selectFrom('catalogue_publications')
    .select('opportunity_id')
    .where('opportunity_id', '=', sql<Id>`any(${opportunityIds}::uuid[])`)
    .where('change', 'is not', null)
    .where('state', '=', 'proposed')
    .execute()
  return new Set(rows.map(({ opportunity_id: id }) => id))
}

/** What waits is the same in all that is looked at, and differs in what is not. */
export async function saveChange(tx: Tx, id: Id, change: OpportunityDraft): Promise<void> {
  await tx
    .updateTable('catalogue_publications')
    .set({ change: JSON.stringify(change) })
    .where('id', '=', id)
    .execute()
}

/** What a change takes the place of, when it takes effect. */
export async function saveStood(tx: Tx, id: Id, stood: OpportunityDraft): Promise<void> {
  await tx
    .updateTable('catalogue_publications')
    .set({ stood: JSON.stringify(stood) })
    .where('id', '=', id)
    .execute()
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
