import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { DomainProof, LookFinding, ProofWay } from './words.ts'

const proofOf = (row: Selectable<DB['organisations_domains']>): DomainProof => ({
  organisationId: row.organisation_id,
  domain: row.domain,
  token: row.token,
  proven:
    row.proven_by === null || row.proven_on === null ? null : { by: row.proven_by as ProofWay, on: row.proven_on },
  lookedAt: row.looked_at as Instant | null,
  found: row.found as LookFinding | null,
})

/** Another address begins anew; the same one keeps its token and its proof. */
export async function beginProof(
  tx: Tx,
  { organisationId, domain, token }: Pick<DomainProof, 'organisationId' | 'domain' | 'token'>,
  at: Instant,
): Promise<void> {
  const fresh = { domain, token, asked_at: moment(at), proven_by: null, proven_on: null, looked_at: null, found: null }
  await tx
    .insertInto('organisations_domains')
    .values({ ecosystem_id: sql<Id>`platform_ecosystem()`, organisation_id: organisationId, ...fresh })
    .onConflict((row) =>
      row
        .columns(['ecosystem_id', 'organisation_id'])
        .doUpdateSet(fresh)
        .where('organisations_domains.domain', '<>', domain),
    )
    .execute()
}

/** @param forChange holds the row until the transaction ends */
export async function loadProof(tx: Tx, organisationId: Id, forChange = false): Promise<DomainProof | null> {
  const query = tx.selectFrom('organisations_domains').selectAll().where('organisation_id', '=', organisationId)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row ? proofOf(row) : null
}

/** Those of these organisations that are proven. */
export async function loadProven(tx: Tx, organisationIds: readonly Id[]): Promise<DomainProof[]> {
  if (organisationIds.length === 0) return []
  const rows = await tx
    .selectFrom('organisations_domains')
    .selectAll()
    .where('proven_by', 'is not', null)
    .where(sql<boolean>`organisation_id = any(${organisationIds}::uuid[])`)
    .execute()
  return rows.map(proofOf)
}

export async function saveLook(
  tx: Tx,
  organisationId: Id,
  look: { readonly by: ProofWay | null; readonly on: Day; readonly found: LookFinding },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('organisations_domains')
    .set({
      proven_by: look.by,
      proven_on: look.by === null ? null : look.on,
      looked_at: moment(at),
      found: look.found,
    })
    .where('organisation_id', '=', organisationId)
    .execute()
}
