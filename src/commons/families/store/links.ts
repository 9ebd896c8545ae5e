import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { FamiliesLinksTable } from '#platform/database/tables.ts'
import type { Link, LinkState, Relation, SuspensionReason, Verification } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const linkOf = (row: Selectable<FamiliesLinksTable>): Link => ({
  id: row.id,
  childId: row.child_id,
  guardianId: row.guardian_id,
  relation: row.relation as Relation,
  verified: row.verified as Verification,
  vouchedBy: row.vouched_by,
  vouchingOrganisationId: row.vouching_organisation_id,
  since: row.since,
  state: row.state as LinkState,
  suspendedBy: row.suspended_by,
  suspendedBecause: row.suspended_because as SuspensionReason | null,
  restoreAskedBy: row.restore_asked_by,
  called: row.called,
})

/** False: this adult answers for this child already. Two at once: the database lets one in. */
export async function saveLink(tx: Tx, link: Link): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('families_links')
    .values({
      ecosystem_id: here,
      id: link.id,
      child_id: link.childId,
      guardian_id: link.guardianId,
      relation: link.relation,
      verified: link.verified,
      vouched_by: link.vouchedBy,
      vouching_organisation_id: link.vouchingOrganisationId,
      called: link.called,
      since: moment(link.since),
      changed_at: moment(link.since),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @param forChange holds the row until the transaction ends, so that two restorers can not both be the first */
export async function loadLink(tx: Tx, id: Id, forChange = false): Promise<Link | null> {
  const query = tx.selectFrom('families_links').selectAll().where('id', '=', id)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row ? linkOf(row) : null
}

/** Everybody who ever answered for these children, the first first. */
export async function loadLinksOfChildren(tx: Tx, childIds: readonly Id[]): Promise<Link[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_links')
    .selectAll()
    .where('child_id', 'in', childIds)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return rows.map(linkOf)
}

export const loadLinksOfGuardian = (tx: Tx, guardianId: Id): Promise<Link[]> => loadLinksOfGuardians(tx, [guardianId])

export async function loadLinksOfGuardians(tx: Tx, guardianIds: readonly Id[]): Promise<Link[]> {
  if (guardianIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_links')
    .selectAll()
    .where('guardian_id', '=', sql<Id>`any(${guardianIds}::uuid[])`)
    .where('state', '<>', 'ended')
    .orderBy('since')
    .orderBy('id')
    .execute()
  return rows.map(linkOf)
}

export async function saveLinkState(
  tx: Tx,
  id: Id,
  state: Pick<Link, 'state' | 'suspendedBy' | 'suspendedBecause' | 'restoreAskedBy'>,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('families_links')
    .set({
      state: state.state,
      suspended_by: state.suspendedBy,
      suspended_because: state.suspendedBecause,
      restore_asked_by: state.restoreAskedBy,
      changed_at: moment(at),
    })
    .where('id', '=', id)
    .execute()
}

/** Links of this person, as child or as guardian, that have not ended. */
export async function loadRunningLinksOf(tx: Tx, personId: Id): Promise<Link[]> {
  const rows = await tx
    .selectFrom('families_links')
    .selectAll()
    .where((row) => row.or([row('child_id', '=', personId), row('guardian_id', '=', personId)]))
    .where('state', '<>', 'ended')
    .orderBy('id')
    .execute()
  return rows.map(linkOf)
}

/** The codes shown and typed: nothing of it is needed any more. */
export async function deleteTracesOf(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('families_link_codes').where('child_id', '=', personId).execute()
  await tx.deleteFrom('families_code_tries').where('person_id', '=', personId).execute()
  await tx.deleteFrom('families_age_notices').where('child_id', '=', personId).execute()
  await tx.deleteFrom('families_ages_said').where('person_id', '=', personId).execute()
  await tx.deleteFrom('families_bands').where('child_id', '=', personId).execute()
  await tx.deleteFrom('families_protections').where('child_id', '=', personId).execute()
  await tx.deleteFrom('families_starts').where('person_id', '=', personId).execute()
  await tx.updateTable('families_links').set({ called: null }).where('guardian_id', '=', personId).execute()
  await tx
    .deleteFrom('families_consent_links')
    .where(
      'link_id',
      'in',
      tx
        .selectFrom('families_links')
        .select('id')
        .where((row) => row.or([row('child_id', '=', personId), row('guardian_id', '=', personId)])),
    )
    .execute()
}
