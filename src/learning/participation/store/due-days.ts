import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

/** Offers with a day that is not over. */
export async function loadOpportunitiesToCome(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .selectFrom('participation_occasions')
    .select('opportunity_id')
    .distinct()
    .where('ends_at', '>=', moment(now))
    .execute()
  return rows.map(({ opportunity_id: id }) => id)
}

/** Days whose minimum must be looked at, for their deadline may have passed. */
export async function loadMinimumsToCheck(
  tx: Tx,
  now: Instant,
  days: number,
): Promise<{ readonly id: Id; readonly openedAt: Instant; readonly startsAt: Instant }[]> {
  const rows = await tx
    .selectFrom('participation_occasions')
    .select(['id', 'opened_at', 'starts_at'])
    .where('minimum', 'is not', null)
    .where('too_few_said_at', 'is', null)
    .where('state', '<>', 'cancelled')
    .where('starts_at', '>', moment(now))
    .where('starts_at', '<=', moment((now + days * 86_400_000) as Instant))
    .execute()
  return rows.map(({ id, opened_at: openedAt, starts_at: startsAt }) => ({ id, openedAt, startsAt }))
}

/** Days that are over now, each once. */
export async function endOccasions(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .updateTable('participation_occasions')
    .set({ over_at: moment(now) })
    .where('over_at', 'is', null)
    .where('ends_at', '<=', moment(now))
    .where('state', '<>', 'cancelled')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
