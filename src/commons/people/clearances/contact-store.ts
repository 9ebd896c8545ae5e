import { sql, type Selectable } from 'kysely'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { ContactProposal, ContactState } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const proposalOf = (row: Selectable<DB['people_contact_proposals']>): ContactProposal => ({
  id: row.id,
  personId: row.person_id,
  role: row.role as Role,
  organisationId: row.organisation_id,
  state: row.state as ContactState,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
})

/** Does this place want a gate to agree before an adult is with children? */
export async function loadIsAsked(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('people_contact_gates').select('is_asked').executeTakeFirst()
  return row?.is_asked ?? false
}

/** @returns false: it was so before */
export async function saveIsAsked(tx: Tx, isAsked: boolean, at: Instant): Promise<boolean> {
  if ((await loadIsAsked(tx)) === isAsked) return false
  await tx
    .insertInto('people_contact_gates')
    .values({ ecosystem_id: here, is_asked: isAsked, changed_at: moment(at) })
    .onConflict((row) => row.column('ecosystem_id').doUpdateSet({ is_asked: isAsked, changed_at: moment(at) }))
    .execute()
  return true
}

/** @returns the one that waits: this one, or an earlier one of the same person */
export async function saveProposal(tx: Tx, proposal: ContactProposal): Promise<ContactProposal> {
  await tx
    .insertInto('people_contact_proposals')
    .values({
      ecosystem_id: here,
      id: proposal.id,
      person_id: proposal.personId,
      role: proposal.role,
      organisation_id: proposal.organisationId,
      state: proposal.state,
      proposed_by: proposal.proposedBy,
      proposed_at: moment(proposal.proposedAt),
    })
    .onConflict((row) => row.doNothing())
    .execute()
  const row = await tx
    .selectFrom('people_contact_proposals')
    .selectAll()
    .where('person_id', '=', proposal.personId)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  return proposalOf(row)
}

/** Held until the transaction ends, so that two outcomes follow one another. */
export async function holdProposal(tx: Tx, id: Id): Promise<ContactProposal | null> {
  const row = await tx
    .selectFrom('people_contact_proposals')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? proposalOf(row) : null
}

export async function loadProposal(tx: Tx, id: Id): Promise<ContactProposal | null> {
  const row = await tx.selectFrom('people_contact_proposals').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** Which of these people wait for the gate, each with the proposal. */
export async function loadWaiting(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, ContactProposal>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people_contact_proposals')
    .selectAll()
    .where('person_id', 'in', personIds)
    .where('state', '=', 'proposed')
    .execute()
  return new Map(rows.map((row) => [row.person_id, proposalOf(row)]))
}

export async function saveProposalState(tx: Tx, id: Id, state: ContactState, at: Instant): Promise<void> {
  await tx
    .updateTable('people_contact_proposals')
    .set({ state, settled_at: moment(at) })
    .where('id', '=', id)
    .execute()
}
