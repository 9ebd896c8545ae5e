import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

/** Of these people: for whom somebody answered since a moment, and who answers for somebody today. */
export async function loadLatelyKnown(tx: Tx, ids: readonly Id[], since: Instant): Promise<Id[]> {
  const spoken = await tx
    .selectFrom('families_consents')
    .select('child_id as id')
    .where('child_id', 'in', ids)
    .where('at', '>=', moment(since))
    .distinct()
    .execute()
  const guardians = await tx
    .selectFrom('families_links')
    .select('guardian_id as id')
    .where('guardian_id', 'in', ids)
    .where('state', '<>', 'ended')
    .distinct()
    .execute()
  return [...spoken, ...guardians].map(({ id }) => id)
}
