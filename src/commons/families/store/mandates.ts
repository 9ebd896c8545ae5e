import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { FamiliesMandatesTable } from '#platform/database/tables.ts'
import type { Mandate, MandateProof, Purpose } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const mandateOf = (row: Selectable<FamiliesMandatesTable>): Mandate => ({
  id: row.id,
  childId: row.child_id,
  linkId: row.link_id,
  organisationId: row.organisation_id,
  scope: row.scope as Purpose[],
  fromOn: row.from_on,
  untilOn: row.until_on,
  recordedHow: row.recorded_how as MandateProof,
  recordedBy: row.recorded_by,
  endedAt: row.ended_at,
})

export async function saveMandate(tx: Tx, mandate: Mandate, at: Instant): Promise<void> {
  await tx
    .insertInto('families_mandates')
    .values({
      ecosystem_id: here,
      id: mandate.id,
      child_id: mandate.childId,
      link_id: mandate.linkId,
      organisation_id: mandate.organisationId,
      scope: [...mandate.scope],
      from_on: mandate.fromOn,
      until_on: mandate.untilOn,
      recorded_how: mandate.recordedHow,
      recorded_by: mandate.recordedBy,
      recorded_at: moment(at),
    })
    .execute()
}

/** Every mandate ever given for these children, the newest first. */
export async function loadMandates(tx: Tx, childIds: readonly Id[]): Promise<Mandate[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_mandates')
    .selectAll()
    .where('child_id', 'in', childIds)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(mandateOf)
}

/** Every mandate ever given to these organisations that nobody ended. */
export async function loadMandatesOfOrganisations(tx: Tx, organisationIds: readonly Id[]): Promise<Mandate[]> {
  if (organisationIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_mandates')
    .selectAll()
    .where('organisation_id', 'in', organisationIds)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(mandateOf)
}

/** Held until the transaction ends. */
export async function loadMandate(tx: Tx, id: Id): Promise<Mandate | null> {
  const row = await tx.selectFrom('families_mandates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? mandateOf(row) : null
}

export async function saveMandateEnd(tx: Tx, id: Id, by: Id | null, at: Instant): Promise<void> {
  await tx
    .updateTable('families_mandates')
    .set({ ended_at: moment(at), ended_by: by })
    .where('id', '=', id)
    .execute()
}
