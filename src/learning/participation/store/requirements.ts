import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Requirement } from '#laws/requirement/words.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

const here = sql<Id>`platform_ecosystem()`

/** What is asked to have been done before each of these offers; one of which nothing is asked is left out. */
export async function loadRequirements(tx: Tx, opportunityIds: readonly Id[]): Promise<Map<Id, Requirement>> {
  if (opportunityIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('participation_requirements')
    .select(['opportunity_id', 'requirement'])
    .where('opportunity_id', '=', sql<Id>`any(${opportunityIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.opportunity_id, row.requirement as unknown as Requirement]))
}

export async function saveRequirement(
  tx: Tx,
  opportunityId: Id,
  requirement: Requirement,
  now: Instant,
): Promise<void> {
  const said = { requirement: JSON.stringify(requirement), set_at: moment(now) }
  await tx
    .insertInto('participation_requirements')
    .values({ ecosystem_id: here, opportunity_id: opportunityId, ...said })
    .onConflict((row) => row.columns(['ecosystem_id', 'opportunity_id']).doUpdateSet(said))
    .execute()
}

export async function deleteRequirement(tx: Tx, opportunityId: Id): Promise<void> {
  await tx.deleteFrom('participation_requirements').where('opportunity_id', '=', opportunityId).execute()
}
