import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

export interface RetentionRun {
  readonly rule: string
  readonly at: Instant
  readonly byId: Id | null
  readonly gone: number
}

export async function saveRun(tx: Tx, id: Id, { rule, at, byId, gone }: RetentionRun): Promise<void> {
  await tx
    .insertInto('privacy_retention_runs')
    .values({ ecosystem_id: sql<Id>`platform_ecosystem()`, id, rule, at: moment(at), by_id: byId, gone })
    .execute()
}

/** The newest first. */
export async function loadRuns(tx: Tx, most: number): Promise<RetentionRun[]> {
  const rows = await tx
    .selectFrom('privacy_retention_runs')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ rule, at, by_id, gone }) => ({ rule, at, byId: by_id, gone }))
}
